import { unusable } from "../../model-files.ts";
import { clipPart } from "../../description/text-parts.ts";
import { say } from "../../../words/index.ts";
import { encodeClipPrompt } from "../../prompt/encode-prompt.ts";
import type { Family } from "../family.ts";
import { describeUnet, unetTakes } from "../unet/describe-unet.ts";
import { createUnetDenoiser } from "../unet/unet-denoiser.ts";
import { usualOptions } from "../unet/usual-options.ts";

/** Stable Diffusion 1 and 2, and what was made of them: one text encoder, one UNet. */
export const stableDiffusion: Family = {
  id: "stable-diffusion",
  label: "Stable Diffusion",
  tinyDecoder: "taesd",
  flows: false,
  latents: { scaling: 0.18215, shift: 0 },
  matches: (parts) => unetTakes(parts, "sample") && !unetTakes(parts, "time_ids"),

  async describe(parts, scheduler) {
    if (parts.has("text_encoder_2")) {
      throw unusable(parts.folder, say("engine.mixed-second-encoder"));
    }
    const traits = await describeUnet(parts, scheduler, [await clipPart(parts, "", "last")]);
    return { ...traits, ...usualOptions(scheduler, { steps: 25, guidanceScale: 7.5 }) };
  },

  encodePrompt: encodeClipPrompt,
  createDenoiser: createUnetDenoiser,
  inputs: (_description, _job, { embeddings }) => ({ encoder_hidden_states: embeddings }),
};
