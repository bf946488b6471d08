import type { ModelCapabilities } from "../../domain/capabilities.ts";
import { MAX_SEED } from "../../domain/limits.ts";

/** The schedulers that are known to be taken; the list is not complete. */
const schedulers = [
  "EulerDiscreteScheduler",
  "DDIMScheduler",
  "DDPMScheduler",
  "HeunDiscreteScheduler",
  "UniPCMultistepScheduler",
  "DPMSolverMultistepScheduler",
  "DPMSolverMultistepSchedulerSDE",
];

/** Above this the document no longer promises the best results. */
export const BEST_SIDE = 768;

/** What a prompt may hold; more is cut off by the service. */
export const PROMPT_TOKENS = 75;

/**
 * `/sdxl/text2image/v1`, after the page "SDXL". The page gives ranges but no defaults: the defaults
 * here are the values of its samples. No largest size is documented; 2048 is what SDXL can draw.
 */
export const textToImage = (
  account: Pick<ModelCapabilities, "price" | "pace">,
): ModelCapabilities => ({
  ...account,
  textToImage: true,
  imageToImage: false,
  negativePrompt: true,
  sizes: {
    default: { width: 768, height: 768 },
    common: [
      { width: 768, height: 768 },
      { width: 512, height: 768 },
      { width: 768, height: 512 },
      { width: 1024, height: 1024 },
    ],
    min: 64,
    max: 2048,
    multipleOf: 8,
    closed: false,
  },
  steps: { min: 1, max: 100, default: 30 },
  guidanceScale: { min: 1, max: 20, default: 7.5 },
  strength: undefined,
  schedulers: { default: "UniPCMultistepScheduler", choices: schedulers, open: true },
  styles: undefined,
  refiner: { default: true, highNoiseFraction: { min: 0, max: 1, default: 0.8 } },
  maxSeed: MAX_SEED,
  // A call gives up to four, but all from one seed: none of them could be repeated alone.
  picturesPerCall: 1,
  words: [],
  examples: [
    "a woman in traditional clothes, forest in the background, photograph",
    "a glass of lemonade on a sunny windowsill, macro photograph",
  ],
});
