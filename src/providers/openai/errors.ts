import type { ProviderError } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { answerFailure, type Asked, type ServiceReading } from "../remote/answer-failure.ts";
import { type FailureRule, is, isServerError } from "../remote/failure-rules.ts";
import { cut, type Secrets } from "../remote/redact.ts";

/** The service's name, as people read it. */
export const PROVIDER = "OpenAI";

/**
 * What each answer means; the first rule that fits decides. The code comes first where one status
 * has several meanings: 429 stands for a pace and for an empty account, 400 for the content rules,
 * for a spent budget and for a wrong option, 403 for an organisation that is not verified.
 */
const rules: readonly FailureRule[] = [
  { status: is(401), kind: "bad-key" },
  { status: is(402), kind: "no-credits" },
  { words: /insufficient_quota|billing_hard_limit|billing_not_active/i, kind: "no-credits" },
  {
    words: /(?:not enough|insufficient|out of) (?:credits?|balance|funds)|budget.{0,20}exceeded/i,
    kind: "no-credits",
  },
  { status: is(429), words: /exceeded your current quota/i, kind: "no-credits" },
  { status: is(429), kind: "rate-limited" },
  {
    words: /moderation_blocked|content_policy_violation|safety system|content policy/i,
    kind: "content-refused",
  },
  { words: /model_not_found|invalid_model/i, kind: "gone-model" },
  { status: is(403), kind: "bad-key" },
  { status: is(404, 410), kind: "gone-model" },
  { status: is(400, 405, 409, 413, 415, 422), kind: "bad-parameter" },
  { status: isServerError, kind: "overloaded" },
];

const reading: ServiceReading = {
  provider: PROVIDER,
  rules,
  options: {
    size: "size",
    quality: "quality",
    background: "transparent",
    output_format: "transparent",
    image: "image",
    mask: "mask",
    input_fidelity: "input_fidelity",
    complexity: "complexity",
    model: "model",
    n: "count",
  },
  nameOf: ({ headers }) => `request ${cut(headers["x-request-id"] ?? "without id", 80)}`,
};

/** What must not be quoted from an answer: the key, others that look like one, and these words. */
export function openAiSecrets(key: string | undefined, words: readonly string[]): Secrets {
  return { texts: key === undefined ? words : [key, ...words], keys: /\bsk-[\w*-]{6,}/g };
}

/**
 * Reads an answer that is no picture. What the service itself refused is not billed; a success
 * without a picture may have been.
 */
export function openAiFailure(answer: HttpAnswer, asked: Asked): ProviderError {
  return answerFailure(answer, reading, asked);
}
