import type { ProviderError } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { answerFailure, type Asked, type ServiceReading } from "../remote/answer-failure.ts";
import { type FailureRule, is, isServerError } from "../remote/failure-rules.ts";
import { cut, type Secrets } from "../remote/redact.ts";

/** The service's name, as people read it. */
export const PROVIDER = "Segmind";

/**
 * What each answer means; the first rule that fits decides. The words come first where one status
 * has several meanings: 406 stands for credits, the team's spend limit, a content type or a
 * parameter; 404 for credits or a model; 500 often for a parameter.
 */
const rules: readonly FailureRule[] = [
  { status: is(429), kind: "rate-limited" },
  { status: is(401), kind: "bad-key" },
  { status: is(402), kind: "no-credits" },
  { words: /internal polling error/i, kind: "timeout" },
  { words: /content[- ]?type/i, kind: "unknown" },
  { words: /\bcredits?\b|spend(ing)? limit|\bbalance\b/i, kind: "no-credits" },
  {
    words: /nsfw|safety|moderat|content policy|inappropriate|prohibited/i,
    kind: "content-refused",
  },
  { words: /invalid_token|api key/i, kind: "bad-key" },
  { status: is(403), kind: "bad-key" },
  { status: is(404, 410), kind: "gone-model" },
  { status: is(400, 406, 413), kind: "bad-parameter" },
  { status: is(422), failed: true, kind: "unknown" },
  { status: is(422), kind: "bad-parameter" },
  {
    status: is(500),
    words: /\b(must be|invalid|not supported|validation)\b/i,
    kind: "bad-parameter",
  },
  { status: isServerError, kind: "overloaded" },
];

const reading: ServiceReading = {
  provider: PROVIDER,
  rules,
  options: {
    prompt: "prompt",
    negative_prompt: "negative_prompt",
    image: "image",
    strength: "strength",
    style: "style",
    scheduler: "scheduler",
    num_inference_steps: "steps",
    guidance_scale: "guidance",
    seed: "seed",
    img_width: "size",
    img_height: "size",
    refiner: "refiner",
    high_noise_fraction: "high_noise_fraction",
  },
  nameOf: ({ headers }) => `request ${cut(headers["x-request-id"] ?? "without id", 80)}`,
};

/** What must not be quoted from an answer: the key, others that look like one, and these words. */
export function segmindSecrets(key: string, words: readonly string[]): Secrets {
  return { texts: [key, ...words], keys: /SG_[0-9A-Za-z]+/g };
}

/**
 * Reads an answer that is no picture. Only a 200 is billed (Segmind's documents); one without a
 * picture may have been, so it counts as unknown.
 */
export function segmindFailure(answer: HttpAnswer, asked: Asked): ProviderError {
  return answerFailure(answer, reading, asked);
}
