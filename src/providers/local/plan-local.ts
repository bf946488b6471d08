import type { ModelCapabilities } from "../../domain/capabilities.ts";
import { UserError } from "../../domain/errors.ts";
import type { OptionName } from "../../domain/options/table.ts";
import type { GenerationRequest } from "../../domain/request.ts";
import { type Warning, warning } from "../../domain/warning.ts";
import type { ModelDescription } from "../../diffusion/description/model-description.ts";
import { negativePromptProblem, promptProblem } from "../../diffusion/prompt/prompt-problem.ts";
import { promptRemarks } from "../../diffusion/prompt/prompt-remarks.ts";
import { say } from "../../words/index.ts";
import type { GenerationPlan } from "../image-model.ts";
import { settleAddOns } from "../planning/settle-add-ons.ts";
import { settleModelOptions } from "../planning/settle-model-options.ts";
import { settleNumber } from "../planning/settle-number.ts";
import type { Warn } from "../planning/warn.ts";
import { settleHires, settleSource, settleVariation } from "./settle-controls.ts";
import type { LocalControls } from "./controls.ts";
import type { LocalLoras } from "./loras.ts";
import { settleControl } from "./settle-control.ts";
import { settleLoras } from "./settle-loras.ts";
import type { Refiners } from "./refiners.ts";
import { settleLocalSize } from "./settle-local-size.ts";
import { pictureWordings } from "./picture-wordings.ts";
import { settleRefiner } from "./settle-refiner.ts";
import { settleSampler } from "./settle-sampler.ts";
import { settleLocalStyle } from "./styles.ts";

/** A model of the own engine, as planning sees it. */
export interface LocalModel {
  readonly id: string;
  readonly description: ModelDescription;
  readonly capabilities: ModelCapabilities;
  /** The refiners of this machine. */
  readonly refiners: Refiners;
  /** The LoRAs of this machine. */
  readonly loras: LocalLoras;
  /** The ControlNets of this machine. */
  readonly controls: LocalControls;
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
    throw new UserError("invalid-option", say("engine.words-only", { name }));
  }
  const problem = promptProblem(asked.prompt) ?? negativePromptProblem(asked.negativePrompt ?? "");
  if (problem !== undefined) throw new UserError("invalid-option", problem);
  const warnings: Warning[] = [];
  const warn: Warn = (option, message) => warnings.push(warning(option, message));
  for (const remark of promptRemarks(asked.prompt, description)) warn("prompt", remark);
  const number = (option: OptionName, key: "steps" | "guidanceScale") =>
    settleNumber({ option, asked: asked[key], range: capabilities[key], model: name }, warn);

  const guidanceScale = number("guidance", "guidanceScale");
  const size = settleLocalSize(asked, model, warn);
  const request: GenerationRequest = {
    ...asked,
    model: model.id,
    negativePrompt: negativePromptOf(asked, guidanceScale, description, warn),
    style: settleLocalStyle(asked.style, description, warn),
    size,
    steps: number("steps", "steps"),
    guidanceScale,
    guidanceRescale: guidanceRescaleOf(asked, guidanceScale, description, warn),
    ...settleSampler(asked, description, warn),
    variation: settleVariation(asked),
    hires: settleHires(asked, size, model, warn),
    clipSkip: clipSkipOf(asked.clipSkip, description, warn),
    refiner: settleRefiner(asked.refiner, model, warn),
    source: asked.source && settleSource(asked.source, model, warn),
    ...settleAddOns(
      { name, capabilities },
      { ...asked, loras: undefined, control: undefined },
      warn,
    ),
    control: settleControl(asked.control, model),
    loras: settleLoras(asked, model, warn),
    modelOptions: settleModelOptions({ name, capabilities }, asked.modelOptions, warn),
  };
  const positions = Array.from({ length: request.count }, (_, position) => position);
  const { wording, wordings } = pictureWordings(request, description, warn);
  return { request, wording, wordings, warnings, calls: [positions], cost: undefined };
}

function negativePromptOf(
  { negativePrompt }: GenerationRequest,
  guidanceScale: number | undefined,
  { name, takesNegativePrompt }: ModelDescription,
  warn: Warn,
): string | undefined {
  if (!takesNegativePrompt) {
    if (!negativePrompt) return undefined;
    warn("negative_prompt", say("engine.no-negative-prompt", { name }));
    return undefined;
  }
  // An empty one is kept: SDXL tells it from none.
  if (!negativePrompt) return negativePrompt;
  if (guidanceScale === undefined || guidanceScale > NO_GUIDANCE) return negativePrompt;
  warn("negative_prompt", say("engine.negative-needs-guidance", { name, least: NO_GUIDANCE }));
  return undefined;
}

/** Without a guidance to rescale it does nothing; 0 is the same as none. */
function guidanceRescaleOf(
  { guidanceRescale }: GenerationRequest,
  guidanceScale: number | undefined,
  { name: model, guidanceEmbedding }: ModelDescription,
  warn: Warn,
): number | undefined {
  const isGuided = guidanceEmbedding === undefined && (guidanceScale ?? Infinity) > NO_GUIDANCE;
  if (!guidanceRescale || isGuided) return guidanceRescale;
  warn("guidance_rescale", say("options.nothing-to-rescale", { model, least: NO_GUIDANCE }));
  return undefined;
}

function clipSkipOf(
  asked: number | undefined,
  { name, clipSkipLayers }: ModelDescription,
  warn: Warn,
): number | undefined {
  if (asked === undefined || asked <= clipSkipLayers) return asked;
  warn("clip_skip", say("engine.clip-skip-most", { name, most: clipSkipLayers, asked }));
  return clipSkipLayers;
}
