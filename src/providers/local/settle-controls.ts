import type { ModelDescription } from "../../diffusion/description/model-description.ts";
import type { Hires, HiresUpscaler, Variation } from "../../domain/picture-options.ts";
import type { GenerationRequest, Size, Source } from "../../domain/request.ts";
import { type NumberOption, settleNumber } from "../planning/settle-number.ts";
import { type Message, say } from "../../words/index.ts";
import type { Warn } from "../planning/warn.ts";
import { textOf } from "./fit-shape.ts";
import type { LocalModel } from "./plan-local.ts";

/** What is to be redrawn is redrawn in full, unless somebody says otherwise. */
const PARTIAL_STRENGTH = 1;

/** Enough to sharpen latents that were mixed, and a decoded picture, after they were enlarged. */
const HIRES_STRENGTH = { latent: 0.6, "latent-nearest": 0.6, picture: 0.35 };

/**
 * The source picture as it will be used: its strength within what the model takes, the model's own
 * for one that is enlarged, all of it for a part that is redrawn.
 */
export function settleSource(
  source: Source,
  { capabilities, description }: LocalModel,
  warn: Warn,
): Source {
  const { strength: usual, upscaleStrength = source.strength } = description.defaults;
  const { mask, extend } = source;
  // How strongly an enlarged picture is redrawn is nobody's wish but the model's to know.
  const asked = source.enlarge === undefined ? source.strength : upscaleStrength;
  const isPartly = mask !== undefined || extend !== undefined;
  const strength = isPartly ? PARTIAL_STRENGTH : usual;
  const range = capabilities.strength && { ...capabilities.strength, default: strength };
  if (mask && (mask.width !== source.width || mask.height !== source.height)) {
    const [given, picture] = [textOf(mask), textOf(source)];
    warn("mask", say("engine.mask-fitted", { mask: given, picture }));
  }
  const option: NumberOption = { option: "strength", asked, range, model: description.name };
  return { ...source, strength: settleNumber(option, warn) };
}

/** The second pass as it will be done, for a picture that is first drawn at `size`. */
export function settleHires(
  { hires, source }: Pick<GenerationRequest, "hires" | "source">,
  size: Size | undefined,
  model: LocalModel,
  warn: Warn,
): Hires | undefined {
  const { sizes, hires: factors } = model.capabilities;
  const { name } = model.description;
  if (hires === undefined) return undefined;
  if (factors === undefined) {
    warn("hires", say("engine.hires-left-out", { name }));
    return undefined;
  }
  const obstacle = obstacleOf(source);
  if (obstacle !== undefined) {
    warn("hires", obstacle);
    return undefined;
  }
  const longest = Math.max(size?.width ?? 1, size?.height ?? 1);
  const most = Math.min(factors.max, (sizes?.max ?? Infinity) / longest);
  const range = { ...factors, max: Math.max(Math.floor(most * 100) / 100, 1) };
  const factor = settleNumber({ option: "hires", asked: hires.factor, range, model: name }, warn);
  const upscaler = upscalerOf(hires.upscaler, model, warn);
  return {
    ...fillHires({ ...hires, upscaler }, model.description),
    factor: factor ?? hires.factor,
  };
}

/** A second pass of which nothing is left open but the number of its steps. */
export interface FilledHires extends Hires {
  readonly strength: number;
  readonly upscaler: HiresUpscaler;
}

/** A second pass with the model's own defaults where nothing was said. */
export function fillHires(
  hires: Hires,
  { defaults }: Pick<ModelDescription, "defaults">,
): FilledHires {
  const { upscaler = "picture" } = hires;
  const own = upscaler === "picture" ? defaults.upscaleStrength : undefined;
  return { ...hires, upscaler, strength: hires.strength ?? own ?? HIRES_STRENGTH[upscaler] };
}

function obstacleOf(source: Source | undefined): Message | undefined {
  if (source?.mask !== undefined || source?.extend !== undefined) {
    return say("engine.hires-not-in-part");
  }
  return source?.enlarge === undefined ? undefined : say("engine.hires-enlarged-already");
}

/** A picture can only be enlarged where it can be encoded again; latents always can. */
function upscalerOf(
  asked: HiresUpscaler | undefined,
  { description }: LocalModel,
  warn: Warn,
): HiresUpscaler {
  if (description.imageToImage) return asked ?? "picture";
  if (asked !== "picture") return asked ?? "latent";
  warn("hires_upscaler", say("engine.latents-enlarged", { name: description.name }));
  return "latent";
}

/** The variation as it will be drawn; one of no strength is none. */
export function settleVariation({ variation }: GenerationRequest): Variation | undefined {
  return variation?.strength === 0 ? undefined : variation;
}
