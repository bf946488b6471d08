import { clipPart } from "../../description/text-parts.ts";
import { encodeClipPrompt } from "../../prompt/encode-prompt.ts";
import type { Family } from "../family.ts";
import { describeUnet, unetTakes } from "../unet/describe-unet.ts";
import { createUnetDenoiser } from "../unet/unet-denoiser.ts";
import { usualOptions } from "../unet/usual-options.ts";
import { countTimeIds } from "./count-time-ids.ts";
import { xlInputs } from "./xl-inputs.ts";

/** Stable Diffusion XL: two text encoders side by side, and a UNet that is told sizes. */
export const stableDiffusionXl: Family = {
  id: "stable-diffusion-xl",
  label: "Stable Diffusion XL",
  tinyDecoder: "taesdxl",
  flows: false,
  latents: { scaling: 0.13025, shift: 0 },
  matches: (parts) => unetTakes(parts, "time_ids") && parts.has("text_encoder"),

  async describe(parts, scheduler) {
    const textParts = [
      await clipPart(parts, "", "penultimate"),
      await clipPart(parts, "_2", "penultimate"),
    ];
    const traits = await describeUnet(parts, scheduler, textParts);
    return {
      ...traits,
      ...usualOptions(scheduler, { steps: 30, guidanceScale: 5 }),
      // Where the file does not say, diffusers' pipeline takes zeros.
      zerosWithoutNegative: parts.index.force_zeros_for_empty_prompt ?? true,
      timeIds: countTimeIds(parts, { usually: 6 }),
    };
  },

  encodePrompt: encodeClipPrompt,
  createDenoiser: createUnetDenoiser,
  inputs: xlInputs,
};
