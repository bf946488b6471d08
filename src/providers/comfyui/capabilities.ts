import type {
  AddOns,
  ChoiceList,
  ModelCapabilities,
  NumberRange,
  Pace,
} from "../../domain/capabilities.ts";
import { MAX_LORAS, MAX_SEED } from "../../domain/limits.ts";
import type { Size } from "../../domain/request.ts";
import type { Family } from "./families.ts";
import { LARGEST, SMALLEST, STEP } from "./graph/source-size.ts";
import type { Offer } from "./wire/offer.ts";

const range = (min: number, max: number, fallback: number): NumberRange => ({
  min,
  max,
  default: fallback,
});

/** How the shapes that people ask for divide an area. */
const shapes = [
  [1, 1],
  [4, 5],
  [5, 4],
  [2, 3],
  [3, 2],
  [9, 16],
  [16, 9],
] as const;

const side = (length: number): number => Math.round(length / 64) * 64;

/** Sizes with about the area that a model was trained at. */
export function commonSizes({ width, height }: Size): readonly Size[] {
  const area = width * height;
  return shapes.map(([across, down]) => ({
    width: side(Math.sqrt((area * across) / down)),
    height: side(Math.sqrt((area * down) / across)),
  }));
}

/** A list with a default: the usual one where it is there, else the first. Undefined for an empty list. */
export function choiceOf(usual: string, choices: readonly string[]): ChoiceList | undefined {
  if (choices.length === 0) return undefined;
  return { default: choices.includes(usual) ? usual : choices[0], choices, open: false };
}

/** Files beside the model; undefined where there are none. */
function addOns(choices: readonly string[], max: number): AddOns | undefined {
  return choices.length === 0 ? undefined : { max, choices, open: false };
}

/** What the machines lend to every model. */
export interface Surroundings {
  readonly pace: Pace;
}

/** What a model of a family can do with what a machine offers. */
export function capabilitiesOf(
  family: Family,
  offer: Offer,
  { pace }: Surroundings,
): ModelCapabilities {
  const canMask = ["SetLatentNoiseMask", "ImageCompositeMasked"].every((name) =>
    offer.nodes.includes(name),
  );
  const canControl = offer.nodes.includes("ControlNetApplyAdvanced");
  const { upscalers } = offer;
  return {
    textToImage: true,
    imageToImage: true,
    negativePrompt: family.distilledGuidance === undefined && family.guidanceScale > 1,
    sizes: {
      default: family.size,
      common: commonSizes(family.size),
      min: SMALLEST,
      max: LARGEST,
      multipleOf: STEP,
      closed: false,
    },
    steps: range(1, 150, family.steps),
    guidanceScale: range(0, 30, family.guidanceScale),
    strength: range(0.05, 1, 0.6),
    schedulers: choiceOf(family.sampler, offer.samplers),
    sigmas: choiceOf(family.sigmas, offer.sigmas),
    styles: undefined,
    refiner: undefined,
    mask: canMask,
    loras: addOns(offer.loras, MAX_LORAS),
    controlNets: canControl ? addOns(offer.controlNets, 1) : undefined,
    ...(upscalers.length > 0 && {
      modelOptions: { upscaler: { kind: "choice", choices: upscalers } },
    }),
    maxSeed: MAX_SEED,
    picturesPerCall: 1,
    price: undefined,
    pace,
    words: [],
    examples: [
      "a lighthouse on a cliff at dawn, mist over the sea, film photograph",
      "a fox reading a newspaper in a small café, watercolour",
    ],
  };
}
