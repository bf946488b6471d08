import { MAX_SEED } from "../limits.ts";
import { hiresUpscalers, type HiresUpscaler, MAX_HIRES } from "../picture-options.ts";
import { extension } from "./kinds/extension.ts";
import { integer, number } from "./kinds/number.ts";
import { oneOf } from "./kinds/one-of.ts";
import { link, picture } from "./kinds/picture.ts";
import { refiner } from "./kinds/refiner.ts";
import { option } from "./option.ts";

/** The ways to enlarge, by AUTOMATIC1111's own names. */
const upscalerNames: Readonly<Record<HiresUpscaler, string>> = {
  latent: "Latent",
  "latent-nearest": "Latent (nearest-exact)",
  picture: "Lanczos",
};

const isFraction = { min: 0, max: 1 };

/** Options of the picture to start from. */
export const sourceOptions = [
  option({
    name: "image",
    path: ["source", "image"],
    kind: picture,
    isCommandOption: true,
    terminal: "image",
    alsoKnownAs: ["init", "img", "picture"],
  }),
  option({
    name: "image2",
    path: ["image2"],
    kind: picture,
    isCommandOption: true,
  }),
  option({
    name: "image_url",
    path: ["source", "image"],
    kind: link,
    isCommandOption: true,
  }),
  option({
    name: "strength",
    path: ["source", "strength"],
    kind: number({
      ...isFraction,
      range: { of: ({ strength }) => strength, otherwise: isFraction },
    }),
    isCommandOption: true,
    flags: ["strength"],
    terminal: "strength",
    file: { keyword: "Denoising strength" },
    alsoKnownAs: ["denoise", "denoising", "denoising-strength", "iw"],
  }),
  option({
    name: "mask",
    path: ["source", "mask"],
    kind: picture,
    isCommandOption: true,
    terminal: "mask",
  }),
  option({
    name: "extend",
    path: ["source", "extend"],
    kind: extension,
    isCommandOption: true,
    flags: ["extend"],
    terminal: "extend",
    file: { keyword: "Extended by" },
    alsoKnownAs: ["outpaint", "zoom", "pan"],
  }),
] as const;

/** Options of a variation of a seed. */
export const variationOptions = [
  option({
    name: "variation_seed",
    path: ["variation", "seed"],
    kind: integer({ min: 0, max: MAX_SEED }),
    isCommandOption: true,
    flags: ["variation-seed"],
    terminal: "variation-seed",
    file: { keyword: "Variation seed" },
    alsoKnownAs: ["subseed"],
  }),
  option({
    name: "variation_strength",
    path: ["variation", "strength"],
    kind: number(isFraction),
    isCommandOption: true,
    flags: ["variation-strength"],
    terminal: "variation-strength",
    file: { keyword: "Variation seed strength" },
    alsoKnownAs: ["subseed-strength", "vary"],
  }),
] as const;

/** Options of a second pass. */
export const hiresOptions = [
  option({
    name: "hires",
    path: ["hires", "factor"],
    kind: number({
      min: 1,
      max: MAX_HIRES,
      range: { of: ({ hires }) => hires, otherwise: { min: 1, max: MAX_HIRES } },
    }),
    isCommandOption: true,
    flags: ["hires"],
    terminal: "hires",
    file: { keyword: "Hires upscale" },
    alsoKnownAs: ["hires-fix", "highres", "upscale"],
  }),
  option({
    name: "hires_strength",
    path: ["hires", "strength"],
    kind: number(isFraction),
    isCommandOption: false,
    flags: ["hires-strength"],
    terminal: "hires-strength",
    // There it is the strength of the second pass wherever there is one.
    file: { keyword: "Denoising strength" },
  }),
  option({
    name: "hires_steps",
    path: ["hires", "steps"],
    kind: integer({ min: 1, max: 1000 }),
    isCommandOption: false,
    flags: ["hires-steps"],
    terminal: "hires-steps",
    file: { keyword: "Hires steps", read: (written) => (written === "0" ? undefined : written) },
  }),
  option({
    name: "hires_upscaler",
    path: ["hires", "upscaler"],
    kind: oneOf(hiresUpscalers),
    isCommandOption: false,
    flags: ["hires-upscaler"],
    terminal: "hires-upscaler",
    file: {
      keyword: "Hires upscaler",
      write: (upscaler) => upscalerNames[upscaler],
      read: (written) => hiresUpscalers.find((upscaler) => upscalerNames[upscaler] === written),
    },
  }),
] as const;

/** Options of SDXL's refiner. */
export const refinerOptions = [
  option({
    name: "refiner",
    path: ["refiner"],
    isGroup: true,
    kind: refiner,
    isCommandOption: true,
    flags: ["refiner"],
    terminal: "refiner",
    // Another program's refiner lies elsewhere.
    file: { keyword: "Refiner", write: ({ model }) => model, read: () => undefined },
  }),
  option({
    name: "high_noise_fraction",
    path: ["refiner", "highNoiseFraction"],
    kind: number({
      ...isFraction,
      range: { of: ({ refiner: own }) => own?.highNoiseFraction, otherwise: isFraction },
    }),
    isCommandOption: true,
    flags: ["high-noise-fraction"],
    terminal: "high-noise-fraction",
    file: { keyword: "Refiner switch at" },
  }),
] as const;
