import type { ProviderError } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { answerFailure, type ServiceReading } from "../remote/answer-failure.ts";
import { type FailureRule, is, isServerError } from "../remote/failure-rules.ts";
import type { Secrets } from "../remote/redact.ts";

/** What the servers are called together, as people read it. */
export const PROVIDER = "Stable Diffusion WebUI";

/**
 * What each answer means; the first rule that fits decides. The words come first: most servers of
 * the family answer 500 to whatever goes wrong. A proxy in front may ask for money or a password.
 */
const rules: readonly FailureRule[] = [
  { status: is(429), kind: "rate-limited" },
  { status: is(401, 403), kind: "bad-key" },
  { status: is(402), kind: "no-credits" },
  { words: /out ?of ?memory|not enough memory/i, kind: "overloaded" },
  { words: /job queue is full|queue full|server is busy/i, kind: "overloaded" },
  { words: /nansexception|nan was produced/i, kind: "broken-answer" },
  { words: /(checkpoint|sd_model_checkpoint|model) .*not found/i, kind: "gone-model" },
  { words: /unknown (checkpoint|model)|no (checkpoint|model) (is )?loaded/i, kind: "gone-model" },
  { words: /\bcredits?\b|\bbalance\b/i, kind: "no-credits" },
  { words: /nsfw|safety|content policy/i, kind: "content-refused" },
  { words: /(sampler|scheduler|upscaler|script) .*not found/i, kind: "bad-parameter" },
  { words: /invalid encoded image|init image not found/i, kind: "bad-parameter" },
  { status: is(400, 406, 413, 422), kind: "bad-parameter" },
  { status: is(404, 410), kind: "gone-model" },
  { status: isServerError, kind: "overloaded" },
];

const reading: ServiceReading = {
  provider: PROVIDER,
  rules,
  options: {
    prompt: "prompt",
    negative_prompt: "negative_prompt",
    init_images: "image",
    mask: "mask",
    denoising_strength: "strength",
    styles: "style",
    sampler_name: "scheduler",
    sampler: "scheduler",
    scheduler: "sigmas",
    steps: "steps",
    cfg_scale: "guidance",
    seed: "seed",
    width: "size",
    height: "size",
    eta: "eta",
    subseed: "variation_seed",
    subseed_strength: "variation_strength",
    hr_scale: "hires",
    hr_upscaler: "hires",
    refiner_checkpoint: "refiner",
    refiner_switch_at: "high_noise_fraction",
  },
};

/** Reads an answer that is no picture. The machine is the operator's own: nothing is ever billed. */
export function serverFailure(answer: HttpAnswer, secrets: Secrets): ProviderError {
  return answerFailure(answer, reading, { to: "free", secrets });
}
