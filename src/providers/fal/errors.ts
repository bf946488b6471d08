import { z } from "zod";
import type { ProviderError } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { parseJson } from "../../http/parse-json.ts";
import { optionNames } from "../described/option-names.ts";
import { answerFailure, type Asked, type ServiceReading } from "../remote/answer-failure.ts";
import { type FailureRule, is, isServerError } from "../remote/failure-rules.ts";
import { isOwnWord } from "../remote/own-word.ts";
import { cut, type Secrets } from "../remote/redact.ts";

/** The service's name, as people read it. */
export const PROVIDER = "fal";

const refused: FailureRule = { kind: "content-refused" };

/** What each answer means; the first rule that fits decides. */
const rules: readonly FailureRule[] = [
  { words: /exhausted balance|user is locked|top up your balance/i, kind: "no-credits" },
  { status: is(402), kind: "no-credits" },
  {
    status: is(403, 404, 406),
    words: /\b(?:credits?|balance|spend(?:ing)? limit)\b/i,
    kind: "no-credits",
  },
  { status: is(429), kind: "rate-limited" },
  {
    status: is(400, 403, 422),
    words: /content checker|content policy|flagged|nsfw|safety|prohibited/i,
    kind: "content-refused",
  },
  { status: is(401, 403), kind: "bad-key" },
  { status: is(404, 410), kind: "gone-model" },
  { status: is(400, 405, 406, 409, 413, 415, 422), kind: "bad-parameter" },
  { status: isServerError, kind: "overloaded" },
];

const reading: ServiceReading = {
  provider: PROVIDER,
  rules,
  options: optionNames,
  nameOf: ({ headers }) => `request ${cut(headers["x-fal-request-id"] ?? "without id", 80)}`,
};

const typed = z.object({ detail: z.array(z.object({ type: z.string() })) });

/** What must not be quoted from an answer: the key, others that look like one, and these words. */
export function falSecrets(key: string, words: readonly string[]): Secrets {
  return { texts: [key, ...words], keys: /\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}:\w{16,}/g };
}

/**
 * Reads an answer that is no result. fal never charges for errors of its own (500 and more, in its
 * own words); a job that was refused on the way (422) may have cost something.
 */
export function falFailure(answer: HttpAnswer, { to, secrets }: Asked): ProviderError {
  const isFree = to === "job" && isServerError(answer.status) && isOwnWord(answer);
  const { data } = typed.safeParse(parseJson(answer.body));
  const isRefused = data?.detail.some(({ type }) => type === "content_policy_violation");
  return answerFailure(answer, isRefused ? { ...reading, rules: [refused] } : reading, {
    to: isFree ? "free" : to,
    secrets,
  });
}
