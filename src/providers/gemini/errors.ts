import { z } from "zod";
import type { ProviderError } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { parseJson } from "../../http/parse-json.ts";
import { answerFailure, type Asked, type ServiceReading } from "../remote/answer-failure.ts";
import { type FailureRule, is, isServerError } from "../remote/failure-rules.ts";
import type { Secrets } from "../remote/redact.ts";

/** The service's name, as people read it. */
export const PROVIDER = "Gemini";

/**
 * What each answer means; the first rule that fits decides. A key that is wrong is a 400 here, and
 * 429 stands for a pace, for a day's share and for models that the free tier does not have.
 */
const rules: readonly FailureRule[] = [
  { words: /API_KEY_|API key (?:not valid|expired)/i, kind: "bad-key" },
  { status: is(401, 403), kind: "bad-key" },
  { status: is(402), kind: "no-credits" },
  {
    words: /(?:not enough|insufficient|out of) (?:credits?|balance|funds)|enable billing/i,
    kind: "no-credits",
  },
  { status: is(429), words: /PerDay|limit: 0\b|\bbilling account\b/, kind: "no-credits" },
  { status: is(429), kind: "rate-limited" },
  { words: /PROHIBITED_CONTENT|\bsafety\b|blocked by/i, kind: "content-refused" },
  { status: is(404, 410), kind: "gone-model" },
  { words: /FAILED_PRECONDITION/, kind: "unknown" },
  { status: is(400, 413, 422), kind: "bad-parameter" },
  { status: isServerError, kind: "overloaded" },
];

const detail = z.object({
  reason: z.string().optional(),
  retryDelay: z.string().optional(),
  violations: z.array(z.object({ quotaId: z.string().optional() })).optional(),
});
const envelope = z.object({
  error: z.object({
    message: z.string().optional(),
    status: z.string().optional(),
    details: z.array(detail.catch({})).optional().catch(undefined),
  }),
});

const reading: ServiceReading = {
  provider: PROVIDER,
  rules,
  options: {
    aspectRatio: "size",
    aspect_ratio: "size",
    imageSize: "size",
    image_size: "size",
    imageConfig: "size",
    inlineData: "image",
    inline_data: "image",
    seed: "seed",
  },
  restOf: (answer) => restIn(answer),
};

/** What must not be quoted from an answer: the key, others that look like one, and these words. */
export function geminiSecrets(key: string, words: readonly string[]): Secrets {
  return { texts: [key, ...words], keys: /\bAIza[\w-]{10,}/g };
}

/** Reads an answer that is no success. */
export function geminiFailure(answer: HttpAnswer, asked: Asked): ProviderError {
  return answerFailure(plainly(answer), reading, asked);
}

/** The same answer, with the codes that Google puts into details where other services have theirs. */
function plainly(answer: HttpAnswer): HttpAnswer {
  const { data } = envelope.safeParse(parseJson(answer.body));
  if (!data) return answer;
  const { status, details = [], message } = data.error;
  const quotas = details.flatMap(({ violations = [] }) => violations.map(({ quotaId }) => quotaId));
  const codes = [status, ...details.map(({ reason }) => reason), ...quotas];
  const code = codes.filter((each) => each !== undefined).join(" ");
  const error = { code, message, details: details.filter(({ retryDelay }) => retryDelay) };
  return { ...answer, body: Buffer.from(JSON.stringify({ error })) };
}

/** Google says in its details how long it wants to be left alone: "37s". */
function restIn(answer: HttpAnswer): number | undefined {
  const { data } = envelope.safeParse(parseJson(answer.body));
  const delays = data?.error.details?.flatMap(({ retryDelay }) => retryDelay ?? []) ?? [];
  const [seconds] = delays.map((delay) => Number(/^([\d.]{1,12})s$/.exec(delay)?.[1]));
  return seconds === undefined || !Number.isFinite(seconds) ? undefined : seconds * 1000;
}
