import type { ProviderError } from "../../../domain/errors.ts";
import type { HttpAnswer } from "../../../http/answer.ts";
import { answerFailure, type ServiceReading } from "../../remote/answer-failure.ts";
import { type FailureRule, is, isServerError } from "../../remote/failure-rules.ts";
import { type FailureDetails, providerFailure } from "../../remote/provider-failure.ts";

/** The service's name, as people read it. */
export const PROVIDER = "ComfyUI";

/** What each answer means; the first rule that fits decides. Whatever stands in front of it may answer too. */
const rules: readonly FailureRule[] = [
  { status: is(429), kind: "rate-limited" },
  { status: is(401, 403, 407), kind: "bad-key" },
  { status: is(402), kind: "no-credits" },
  { words: /not enough credits|insufficient credits|no credits/i, kind: "no-credits" },
  { status: is(400, 406, 413, 422), kind: "bad-parameter" },
  { status: isServerError, kind: "overloaded" },
];

const reading: ServiceReading = {
  provider: PROVIDER,
  rules,
  options: {
    lora_name: "lora",
    sampler_name: "scheduler",
    scheduler: "sigmas",
    steps: "steps",
    cfg: "guidance",
    guidance: "guidance",
    width: "size",
    height: "size",
    seed: "seed",
    noise_seed: "seed",
    denoise: "strength",
    control_net_name: "control",
    image: "image",
    text: "prompt",
  },
};

/** The option in /imagine that an input of a node stands for. */
export function optionOfInput(input: string): string | undefined {
  return Object.hasOwn(reading.options, input) ? reading.options[input] : undefined;
}

/** Reads an answer that is not what was asked for. Nothing costs money on an own machine. */
export function comfyuiFailure(answer: HttpAnswer, texts: readonly string[]): ProviderError {
  return answerFailure(answer, reading, { to: "free", secrets: { texts } });
}

/** A failure that is no answer's own; `diagnosis` is for the log. */
export function ownFailure(
  kind: FailureDetails["kind"],
  diagnosis: string,
  says?: FailureDetails["says"],
): ProviderError {
  return providerFailure({
    provider: PROVIDER,
    kind,
    billed: "no",
    retryable: false,
    says,
    diagnosis,
  });
}
