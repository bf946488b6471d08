import { findPort, fixedLength } from "../../description/model-graphs.ts";
import { clipPart } from "../../description/text-parts.ts";
import { encodeClipPrompt } from "../../prompt/encode-prompt.ts";
import type { Family } from "../family.ts";
import { countTimeIds } from "../stable-diffusion-xl/count-time-ids.ts";
import { xlInputs } from "../stable-diffusion-xl/xl-inputs.ts";
import { describeUnet, unetTakes } from "../unet/describe-unet.ts";
import { createUnetDenoiser } from "../unet/unet-denoiser.ts";
import { guidanceEmbedding } from "./guidance-embedding.ts";

/** Width of the guidance embedding where a graph takes any. */
const USUAL_WIDTH = 256;

/**
 * Latent consistency models of Stable Diffusion and of SDXL: told the guidance scale in place of an
 * unconditional run, so without a negative prompt; a few steps of their own scheduler.
 */
export const latentConsistency: Family = {
  id: "latent-consistency",
  label: "Latent consistency",
  tinyDecoder: "taesd",
  flows: false,
  latents: { scaling: 0.18215, shift: 0 },
  matches: (parts) => unetTakes(parts, "timestep_cond"),

  async describe(parts, scheduler) {
    const isXl = unetTakes(parts, "time_ids");
    const layer = isXl ? "penultimate" : "last";
    const textParts = [
      await clipPart(parts, "", layer),
      ...(isXl ? [await clipPart(parts, "_2", layer)] : []),
    ];
    const traits = await describeUnet(parts, scheduler, textParts);
    const condition = findPort(parts.graph("unet").inputs, "timestep_cond");
    return {
      ...traits,
      timeIds: isXl ? countTimeIds(parts, { usually: 6 }) : undefined,
      guidanceEmbedding: fixedLength(condition, 1) ?? USUAL_WIDTH,
      takesNegativePrompt: false,
      // diffusers' own pipeline of LCM takes all steps, over a part of the range; SDXL's does not.
      strengthNarrows: !isXl,
      schedulers: ["LCM"],
      defaultScheduler: "LCM",
      steps: 4,
      guidanceScale: 8,
    };
  },

  encodePrompt: encodeClipPrompt,
  createDenoiser: createUnetDenoiser,
  inputs: (description, job, conditioning) => ({
    ...(description.timeIds === undefined
      ? { encoder_hidden_states: conditioning.embeddings }
      : xlInputs(description, job, conditioning)),
    timestep_cond: guidanceEmbedding(
      job.guidanceScale,
      description.guidanceEmbedding ?? USUAL_WIDTH,
    ),
  }),
};
