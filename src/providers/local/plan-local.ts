import type { ModelCapabilities } from "../../domain/capabilities.ts";
import { UserError } from "../../domain/errors.ts";
import type { GenerationRequest, Size, Source } from "../../domain/request.ts";
import type { Warning } from "../../domain/warning.ts";
import type { ModelDescription } from "../../diffusion/description/model-description.ts";
import { promptProblem } from "../../diffusion/prompt/prompt-problem.ts";
import type { GenerationPlan } from "../image-model.ts";
import { settleNumber } from "../plan/settle-number.ts";
import { settleSize } from "../plan/settle-size.ts";
import type { Warn } from "../plan/warn.ts";
import { settleSampler } from "./settle-sampler.ts";
import { settleLocalStyle, wordingOf } from "./styles.ts";

/** A model of the own engine, as planning sees it. */
export interface LocalModel {
  readonly id: string;
  readonly description: ModelDescription;
  readonly capabilities: ModelCapabilities;
}

/** Up to this guidance scale there is no unconditional prediction to move away from. */
const NO_GUIDANCE = 1;

/**
 * Plans a request for the own engine: every option is brought into what the model takes, with a
 * warning wherever that differs from what was asked. Throws UserError when a picture is given to a
 * model without an encoder, and for a prompt that cannot be drawn.
 */
export function planLocal(model: LocalModel, asked: GenerationRequest): GenerationPlan {
  const { capabilities, description } = model;
  const { name } = description;
  if (asked.source && !capabilities.imageToImage) {
    throw new UserError(
      "invalid-option",
      `${name} makes pictures from words only. Choose a model that can start from a picture.`,
    );
  }
  const problem = promptProblem(asked.prompt) ?? promptProblem(asked.negativePrompt ?? "");
  if (problem !== undefined) throw new UserError("invalid-option", problem);
  const warnings: Warning[] = [];
  const warn: Warn = (option, message) => warnings.push({ option, message });
  const number = (option: string, key: "steps" | "guidanceScale") =>
    settleNumber({ option, asked: asked[key], range: capabilities[key], model: name }, warn);

  const guidanceScale = number("guidance", "guidanceScale");
  const request: GenerationRequest = {
    ...asked,
    model: model.id,
    negativePrompt: negativePromptOf(asked, guidanceScale, name, warn),
    style: settleLocalStyle(asked.style, description, warn),
    size: sizeOf(asked, model, warn),
    steps: number("steps", "steps"),
    guidanceScale,
    ...settleSampler(asked, description, warn),
    clipSkip: clipSkipOf(asked.clipSkip, description, warn),
    refiner: withoutRefiner(asked, name, warn),
    source: asked.source && sourceOf(asked.source, model, warn),
  };
  const positions = Array.from({ length: request.count }, (_, position) => position);
  const wording = wordingOf(request, description.styles);
  return { request, wording, warnings, calls: [positions], cost: undefined };
}

function negativePromptOf(
  { negativePrompt }: GenerationRequest,
  guidanceScale: number | undefined,
  name: string,
  warn: Warn,
): string | undefined {
  if (!negativePrompt) return undefined;
  if (guidanceScale === undefined || guidanceScale > NO_GUIDANCE) return negativePrompt;
  warn(
    "negative_prompt",
    `${name} heeds a negative prompt only with a guidance above ${NO_GUIDANCE}: it was left out.`,
  );
  return undefined;
}

/** An enlarged source keeps its shape at twice its size, another source its shape at the usual area. */
function sizeOf(
  { size, source }: GenerationRequest,
  { capabilities, description }: LocalModel,
  warn: Warn,
): Size | undefined {
  const { sizes } = capabilities;
  if (sizes === undefined) return undefined;
  if (size !== undefined || source === undefined) {
    return settleSize(size, sizes, source, description.name, warn);
  }
  const area = sizes.default.width * sizes.default.height;
  const factor = source.enlarge ?? Math.sqrt(area / (source.width * source.height));
  const fit = (length: number) => {
    const nearest = Math.round((length * factor) / sizes.multipleOf) * sizes.multipleOf;
    return Math.min(Math.max(nearest, sizes.min), sizes.max);
  };
  return { width: fit(source.width), height: fit(source.height) };
}

function sourceOf(source: Source, { capabilities, description }: LocalModel, warn: Warn): Source {
  const { strength, upscaleStrength = source.strength } = description.defaults;
  // How strongly an enlarged picture is redrawn is nobody's wish but the model's to know.
  const asked = source.enlarge === undefined ? source.strength : upscaleStrength;
  const range = capabilities.strength && { ...capabilities.strength, default: strength };
  const option = { option: "strength", asked, range, model: description.name };
  return { ...source, strength: settleNumber(option, warn) };
}

function clipSkipOf(
  asked: number | undefined,
  { name, clipSkipLayers }: ModelDescription,
  warn: Warn,
): number | undefined {
  if (asked === undefined || asked <= clipSkipLayers) return asked;
  warn(
    "clip_skip",
    `${name} can leave out ${clipSkipLayers} layers: ${asked} became ${clipSkipLayers}.`,
  );
  return clipSkipLayers;
}

function withoutRefiner({ refiner }: GenerationRequest, name: string, warn: Warn): undefined {
  if (refiner?.on || refiner?.model !== undefined) warn("refiner", `${name} has no refiner.`);
  if (refiner?.highNoiseFraction !== undefined) {
    warn("high_noise_fraction", `${name} has no refiner, and so no share for it.`);
  }
}
