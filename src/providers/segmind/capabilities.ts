import type { ModelCapabilities, NumberRange, SizeRange } from "../../domain/capabilities.ts";
import { MAX_SEED } from "../../domain/limits.ts";
import type { Size } from "../../domain/request.ts";
import { styles } from "./styles.ts";

/** What the operator's settings add to a model: its price and the account's pace. */
export type AccountCapabilities = Pick<ModelCapabilities, "price" | "pace">;

/** The schedulers of Segmind's SD 1.5 models. */
const schedulersOf15 = [
  "DDIM",
  "DPM Multi",
  "DPM Single",
  "Euler a",
  "Euler",
  "Heun",
  "DPM2 a Karras",
  "DPM2 Karras",
  "LMS",
  "PNDM",
  "DDPM",
];

const schedulersOfXl = [...schedulersOf15, "UniPC"];

const range = (min: number, max: number, fallback: number): NumberRange => ({
  min,
  max,
  default: fallback,
});

const size = (width: number, height: number): Size => ({ width, height });

const sizesOfXl: SizeRange = {
  default: size(1024, 1024),
  common: [
    size(1024, 1024),
    size(896, 1152),
    size(1152, 896),
    size(832, 1216),
    size(1216, 832),
    size(768, 1344),
    size(1344, 768),
  ],
  min: 512,
  max: 2048,
  multipleOf: 8,
  closed: false,
};

const sizesOf15: SizeRange = {
  default: size(512, 512),
  common: [size(512, 512), size(512, 768), size(768, 512), size(768, 768)],
  min: 512,
  max: 768,
  multipleOf: 256,
  closed: true,
};

const common = {
  negativePrompt: true,
  maxSeed: MAX_SEED,
  // The service gives up to four, but all from one seed: none of them could be repeated alone.
  picturesPerCall: 1,
  words: [],
} as const;

/** `sdxl1.0-txt2img`, after the pages "Stable Diffusion SDXL 1.0" and "Stable Diffusion XL 1.0". */
export const textToImageOfXl = (account: AccountCapabilities): ModelCapabilities => ({
  ...common,
  ...account,
  textToImage: true,
  imageToImage: false,
  sizes: sizesOfXl,
  steps: range(20, 100, 25),
  guidanceScale: range(1, 25, 7.5),
  strength: range(0.1, 1, 0.2),
  schedulers: { default: "UniPC", choices: schedulersOfXl, open: false },
  styles: { default: "base", choices: styles, open: true },
  refiner: { default: true, highNoiseFraction: range(0, 1, 0.8) },
  examples: [
    "a lighthouse on a cliff at dawn, mist over the sea, film photograph",
    "a fox reading a newspaper in a small café, watercolour",
    "an orange city tram crossing a bridge in the rain, night, reflections",
  ],
});

/** `sd1.5-img2img`, after the page "Stable Diffusion Img2Img". */
export const imageToImageOf15 = (account: AccountCapabilities): ModelCapabilities => ({
  ...common,
  ...account,
  textToImage: false,
  imageToImage: true,
  sizes: sizesOf15,
  steps: range(20, 100, 20),
  guidanceScale: range(0.1, 25, 7.5),
  strength: range(0.1, 1, 1),
  schedulers: { default: "DDIM", choices: schedulersOf15, open: false },
  styles: undefined,
  refiner: undefined,
  examples: ["a fantasy landscape with a castle, oil painting"],
});

/** `sdxl-img2img`, after the page "SDXL Img2Img". Its list of schedulers is not shown there. */
export const imageToImageOfXl = (account: AccountCapabilities): ModelCapabilities => ({
  ...common,
  ...account,
  textToImage: false,
  imageToImage: true,
  sizes: undefined,
  steps: range(20, 100, 30),
  guidanceScale: range(0.1, 25, 6.5),
  strength: range(0.1, 1, 0.65),
  schedulers: { default: "UniPC", choices: schedulersOfXl, open: true },
  styles: undefined,
  refiner: undefined,
  examples: ["the same scene folded from coloured paper, origami forest"],
});
