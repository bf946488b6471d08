import type { ProviderError } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { answerFailure, type Asked, type ServiceReading } from "../remote/answer-failure.ts";
import { type FailureRule, is, isServerError } from "../remote/failure-rules.ts";

/** The service's name, as people read it. */
export const PROVIDER = "ImagePipeline";

/** What each answer means; the first rule that fits decides. The words are those of the vendor's clients. */
const rules: readonly FailureRule[] = [
  { status: is(429), kind: "rate-limited" },
  { status: is(401, 403), kind: "bad-key" },
  { status: is(402), kind: "no-credits" },
  { words: /\bcredits?\b|insufficient_credits|credit_charge_failed/i, kind: "no-credits" },
  { words: /nsfw|safety|moderat|content policy|explicit|inappropriate/i, kind: "content-refused" },
  { words: /api[- ]?key/i, kind: "bad-key" },
  { words: /model_unavailable/i, kind: "gone-model" },
  { words: [/\bmodel /i, /not found|does not exist/i], kind: "gone-model" },
  { words: /time[d_ -]?out/i, kind: "timeout" },
  { status: is(404, 410), kind: "gone-model" },
  { status: is(400, 406, 413, 422), kind: "bad-parameter" },
  { words: /input_invalid|invalid (input|parameter|value)|validation/i, kind: "bad-parameter" },
  { failed: true, kind: "unknown" },
  { status: isServerError, kind: "overloaded" },
];

const reading: ServiceReading = {
  provider: PROVIDER,
  rules,
  options: {
    prompt: "prompt",
    negative_prompt: "negative_prompt",
    num_inference_steps: "steps",
    guidance_scale: "guidance",
    width: "size",
    height: "size",
    scheduler: "scheduler",
    refiner: "refiner",
    seed: "seed",
  },
};

/**
 * Reads an answer that is neither a picture nor the promise of one. No billing rule is documented:
 * only a submission that the service itself refused is surely unbilled.
 */
export function imagePipelineFailure(answer: HttpAnswer, asked: Asked): ProviderError {
  return answerFailure(answer, reading, asked);
}
