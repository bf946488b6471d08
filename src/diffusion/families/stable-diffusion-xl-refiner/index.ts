import { clipPart } from "../../description/text-parts.ts";
import { encodeClipPrompt } from "../../prompt/encode-prompt.ts";
import type { Family } from "../family.ts";
import { countTimeIds } from "../stable-diffusion-xl/count-time-ids.ts";
import { xlInputs } from "../stable-diffusion-xl/xl-inputs.ts";
import { describeUnet, unetTakes } from "../unet/describe-unet.ts";
import { createUnetDenoiser } from "../unet/unet-denoiser.ts";
import { usualOptions } from "../unet/usual-options.ts";

/** SDXL's refiner: the second text encoder alone, with an aesthetic score; it begins no pictures. */
export const stableDiffusionXlRefiner: Family = {
  id: "stable-diffusion-xl-refiner",
  label: "Stable Diffusion XL refiner",
  tinyDecoder: "taesdxl",
  flows: false,
  latents: { scaling: 0.13025, shift: 0 },
  matches: (parts) => unetTakes(parts, "time_ids") && !parts.has("text_encoder"),

  async describe(parts, scheduler) {
    const traits = await describeUnet(parts, scheduler, [
      await clipPart(parts, "_2", "penultimate"),
    ]);
    return {
      ...traits,
      ...usualOptions(scheduler, { steps: 30, guidanceScale: 5 }),
      zerosWithoutNegative: parts.index.force_zeros_for_empty_prompt ?? true,
      timeIds: countTimeIds(parts, { usually: 5 }),
      beginsPictures: false,
      isRefiner: true,
    };
  },

  encodePrompt: encodeClipPrompt,
  createDenoiser: createUnetDenoiser,
  inputs: xlInputs,
};
