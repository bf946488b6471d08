import type { ProviderError } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { answerFailure, type ServiceReading } from "../remote/answer-failure.ts";
import { type FailureRule, is, isServerError } from "../remote/failure-rules.ts";
import type { Secrets } from "../remote/redact.ts";

/** The service's name, as people read it. */
export const PROVIDER = "AI Horde";

/** What each answer means; the first rule that fits decides. `rc` names of the service come first. */
const rules: readonly FailureRule[] = [
  { words: /kudos ?upfront|kudos/i, kind: "no-credits" },
  {
    words: /corrupt ?prompt|csam|content policy|prohibited|unethical|nsfw/i,
    kind: "content-refused",
  },
  { words: /timeout ?ip|too ?many ?prompts|too many (parallel|concurrent)/i, kind: "rate-limited" },
  { words: /no ?valid ?workers|maintenance|no workers? /i, kind: "overloaded" },
  { words: /unsupported ?model|model .*(not known|unknown|not found)/i, kind: "gone-model" },
  { status: is(429), kind: "rate-limited" },
  { status: is(401, 403), kind: "bad-key" },
  { status: is(402), kind: "no-credits" },
  { words: /\bcredits?\b/i, kind: "no-credits" },
  { status: is(404, 410), kind: "gone-model" },
  { status: is(400, 406, 413, 422), kind: "bad-parameter" },
  { status: isServerError, kind: "overloaded" },
];

const reading: ServiceReading = {
  provider: PROVIDER,
  rules,
  options: {
    prompt: "prompt",
    source_image: "image",
    source_mask: "mask",
    denoising_strength: "strength",
    sampler_name: "scheduler",
    sampler: "scheduler",
    steps: "steps",
    TooManySteps: "steps",
    cfg_scale: "guidance",
    seed: "seed",
    width: "size",
    height: "size",
    InvalidSize: "size",
    clip_skip: "clip_skip",
    karras: "sigmas",
    loras: "lora",
  },
};

/** Reads an answer that is not what was asked for. Nothing costs money here, so nothing is billed. */
export function hordeFailure(answer: HttpAnswer, secrets: Secrets): ProviderError {
  return answerFailure(answer, reading, { to: "free", secrets });
}
