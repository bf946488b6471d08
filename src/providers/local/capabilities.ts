import type { ModelCapabilities, SizeRange } from "../../domain/capabilities.ts";
import { MAX_LORAS, MAX_PICTURES, MAX_SEED } from "../../domain/limits.ts";
import { MAX_HIRES } from "../../domain/picture-options.ts";
import type { Size } from "../../domain/request.ts";
import type { ModelDescription } from "../../diffusion/description/model-description.ts";
import { namedStyles } from "./styles.ts";

/** Pixels of the largest picture, as a multiple of the model's own area. */
const LARGEST_AREA = 16;
const MAX_STEPS = 150;
const MAX_GUIDANCE = 30;
/** Times by which a second pass enlarges when nobody says. */
const USUAL_HIRES = 2;
/** Latents a side below which no Stable Diffusion model draws anything. */
const FEWEST_LATENTS = 8;

/** The share of the noise that SDXL takes away before its refiner when nobody says. */
const USUAL_FRACTION = 0.8;

/** What lies beside a model and fits it. */
interface CompanionNames {
  readonly hasRefiner?: boolean;
  readonly loras?: readonly string[];
  readonly controls?: readonly string[];
}

/** What a model of the own engine can do, from what its folder says and which refiners, LoRAs and ControlNets fit it. */
export function capabilitiesOf(
  description: ModelDescription,
  { hasRefiner = false, loras = [], controls = [] }: CompanionNames = {},
): ModelCapabilities {
  const { defaults, styles } = description;
  const sees = description.extraChannels !== "none";
  return {
    textToImage: description.beginsPictures,
    imageToImage: description.imageToImage,
    negativePrompt: description.takesNegativePrompt,
    sizes: sizesOf(description),
    steps: { min: 1, max: mostSteps(description), default: defaults.steps },
    guidanceScale: description.takesGuidance
      ? { min: 0, max: MAX_GUIDANCE, default: defaults.guidanceScale }
      : undefined,
    strength: takesStrength(description)
      ? { min: 0, max: 1, default: defaults.strength }
      : undefined,
    schedulers: {
      default: description.defaultScheduler,
      choices: description.schedulers,
      open: false,
    },
    styles:
      styles === undefined
        ? { default: undefined, choices: namedStyles, open: true }
        : { default: styles.default, choices: Object.keys(styles.templates), open: false },
    refiner: hasRefiner
      ? { default: false, highNoiseFraction: { min: 0, max: 1, default: USUAL_FRACTION } }
      : undefined,
    mask: description.imageToImage,
    extend: description.imageToImage,
    variations: true,
    variationStrengths: takesStrength(description) ? defaults.variationStrengths : undefined,
    loras: { max: MAX_LORAS, choices: loras, open: false },
    controlNets: { max: 1, choices: controls, open: false },
    // Who sees a picture while it draws knows none of another size.
    hires: sees ? undefined : { min: 1, max: MAX_HIRES, default: USUAL_HIRES },
    editByInstruction: description.extraChannels === "instruction",
    maxSeed: MAX_SEED,
    picturesPerCall: MAX_PICTURES,
    price: undefined,
    pace: { account: "local", requestsPerMinute: undefined, concurrency: 1 },
    words: description.words,
    examples: description.examples,
  };
}

/** A latent consistency model has no more steps than it was distilled from. */
function mostSteps({ guidanceEmbedding, scheduler }: ModelDescription): number {
  const isDistilled = guidanceEmbedding !== undefined;
  return isDistilled ? Math.min(scheduler.originalInferenceSteps, MAX_STEPS) : MAX_STEPS;
}

/** Who edits by instruction sees the picture at every step, and begins with noise. */
function takesStrength({ imageToImage, extraChannels }: ModelDescription): boolean {
  return imageToImage && extraChannels !== "instruction";
}

function sizesOf(description: ModelDescription): SizeRange {
  const { defaults, fixed, latentScale, largestSide = Infinity } = description;
  const { width, height } = defaults.size;
  const least = Math.min(
    fixed.denoiser?.width ?? FEWEST_LATENTS,
    fixed.denoiser?.height ?? FEWEST_LATENTS,
  );
  return {
    default: defaults.size,
    common: commonSizes(defaults.size, latentScale, fixed.denoiser !== undefined),
    min: least * latentScale,
    max: Math.min(Math.floor(Math.sqrt(width * height * LARGEST_AREA)), largestSide),
    multipleOf: 1,
    closed: false,
  };
}

/**
 * The model's own size, landscape and portrait of about the same area, and the double. A model
 * that is fixed to one size keeps its shape and is enlarged.
 */
function commonSizes(size: Size, multiple: number, isFixed: boolean): Size[] {
  const round = (length: number) => Math.round(length / multiple) * multiple;
  const times = (across: number, down: number) => ({
    width: round(size.width * across),
    height: round(size.height * down),
  });
  const others = isFixed ? [times(1.5, 1.5)] : [times(1.25, 0.8), times(0.8, 1.25)];
  return [size, ...others, times(2, 2)];
}
