import { findPort, fixedLength, fixedSize, portOf } from "../../description/model-graphs.ts";
import type { ModelParts } from "../../description/model-parts.ts";
import { checkTextPart } from "../../description/check-text-part.ts";
import { clipPart, t5Part } from "../../description/text-parts.ts";
import { outputOf } from "../../onnx/session.ts";
import { modelSampler } from "../../samplers/resolve-sampler.ts";
import { suitingSamplers } from "../../samplers/suiting-samplers.ts";
import type { Family } from "../family.ts";
import { timestepsFor } from "../transformer-denoiser.ts";
import { encodeSd3Prompt, T5_TOKENS } from "./encode-sd3-prompt.ts";

const PATCH = 2;
const NATIVE_LATENTS = 128;
const CHANNELS = 16;

/**
 * Stable Diffusion 3 and 3.5: a transformer over patches of latents that attends to two CLIPs and,
 * where it is there, to T5 ("Scaling Rectified Flow Transformers", Esser et al., 2024).
 */
export const stableDiffusion3: Family = {
  id: "stable-diffusion-3",
  label: "Stable Diffusion 3",
  tinyDecoder: "taesd3",
  flows: true,
  latents: { scaling: 1.5305, shift: 0.0609 },
  matches: (parts) =>
    takes(parts, "hidden_states") && takes(parts, "pooled_projections") && !takes(parts, "img_ids"),

  async describe(parts, scheduler) {
    const { inputs } = parts.graph("transformer");
    const { folder } = parts;
    const hidden = portOf(inputs, "hidden_states", folder, "transformer");
    portOf(inputs, "encoder_hidden_states", folder, "transformer");
    portOf(inputs, "timestep", folder, "transformer");
    const textParts = [
      await clipPart(parts, "", "penultimate"),
      await clipPart(parts, "_2", "penultimate"),
      ...(parts.has("text_encoder_3") ? [t5Part("_3", T5_TOKENS)] : []),
    ];
    for (const part of textParts) checkTextPart(parts, part);
    const config = await parts.config("transformer");
    const vae = await parts.config("vae_decoder");
    const { sample_size: native, pos_embed_max_size: most } = config;
    const side = typeof native === "number" ? native : NATIVE_LATENTS;
    const scale = 2 ** ((vae.block_out_channels?.length ?? 4) - 1);
    return {
      denoiser: "transformer",
      textParts,
      zerosWithoutNegative: false,
      timeIds: undefined,
      guidanceEmbedding: undefined,
      beginsPictures: true,
      isRefiner: false,
      takesNegativePrompt: true,
      takesGuidance: true,
      strengthNarrows: false,
      evenSigmas: false,
      schedulers: suitingSamplers(scheduler).map(({ name }) => name),
      defaultScheduler: modelSampler(scheduler).name,
      latentChannels:
        fixedLength(hidden, 1) ?? config.in_channels ?? vae.latent_channels ?? CHANNELS,
      patch: PATCH,
      extraChannels: "none",
      fixedDenoiser: fixedSize(hidden),
      nativeSize: { height: side, width: side },
      takesLongPrompts: false,
      contextWidth: config.joint_attention_dim ?? undefined,
      // Beyond, there are no positions left to tell patches apart by.
      largestSide: most ? most * PATCH * scale : undefined,
      steps: 28,
      guidanceScale: 7,
    };
  },

  encodePrompt: encodeSd3Prompt,
  createDenoiser: (session) => ({
    async predict(latents, timestep, inputs) {
      const outputs = await session.run({
        hidden_states: latents,
        timestep: timestepsFor(timestep, latents),
        ...inputs,
      });
      return outputOf(outputs, "out_hidden_states");
    },
  }),
  inputs: (_description, _job, { embeddings, pooled }) => ({
    encoder_hidden_states: embeddings,
    ...(pooled && { pooled_projections: pooled }),
  }),
};

function takes(parts: ModelParts, name: string): boolean {
  return (
    parts.has("transformer") && findPort(parts.graph("transformer").inputs, name) !== undefined
  );
}
