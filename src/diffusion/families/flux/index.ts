import { checkTextPart } from "../../description/check-text-part.ts";
import { findPort, portOf } from "../../description/model-graphs.ts";
import type { ModelParts } from "../../description/model-parts.ts";
import { clipPart, t5Part } from "../../description/text-parts.ts";
import { modelSampler } from "../../samplers/resolve-sampler.ts";
import { suitingSamplers } from "../../samplers/suiting-samplers.ts";
import type { Family } from "../family.ts";
import { encodeFluxPrompt } from "./encode-flux-prompt.ts";
import { createFluxDenoiser } from "./flux-denoiser.ts";
import { PATCH } from "./pack-latents.ts";

const CHANNELS = 16;
/** 1024 pixels. */
const NATIVE_LATENTS = 128;
/** Tokens of T5 that are always given, as the padding takes part. */
const T5_TOKENS = { dev: 512, schnell: 256 };

/** Flux.1: dev, which is told the guidance as a number, and schnell, which knows none. */
export const flux: Family = {
  id: "flux",
  label: "Flux.1",
  tinyDecoder: "taef1",
  flows: true,
  latents: { scaling: 0.3611, shift: 0.1159 },
  matches: (parts) => takes(parts, "hidden_states") && takes(parts, "img_ids"),

  async describe(parts, scheduler) {
    const { inputs } = parts.graph("transformer");
    const wanted = ["encoder_hidden_states", "pooled_projections", "timestep", "txt_ids"];
    for (const name of wanted) portOf(inputs, name, parts.folder, "transformer");
    const isDev = takes(parts, "guidance");
    const textParts = [
      await clipPart(parts, "", "last"),
      t5Part("_2", isDev ? T5_TOKENS.dev : T5_TOKENS.schnell),
    ];
    for (const part of textParts) checkTextPart(parts, part);
    const { latent_channels: channels } = await parts.config("vae_decoder");
    return {
      denoiser: "transformer",
      textParts,
      zerosWithoutNegative: false,
      timeIds: undefined,
      guidanceEmbedding: undefined,
      beginsPictures: true,
      isRefiner: false,
      takesNegativePrompt: false,
      takesGuidance: isDev,
      strengthNarrows: false,
      evenSigmas: true,
      schedulers: suitingSamplers(scheduler).map(({ name }) => name),
      defaultScheduler: modelSampler(scheduler).name,
      latentChannels: channels ?? CHANNELS,
      patch: PATCH,
      extraChannels: "none",
      fixedDenoiser: undefined,
      nativeSize: { height: NATIVE_LATENTS, width: NATIVE_LATENTS },
      takesLongPrompts: false,
      contextWidth: undefined,
      largestSide: undefined,
      steps: isDev ? 28 : 4,
      guidanceScale: isDev ? 3.5 : 0,
    };
  },

  encodePrompt: encodeFluxPrompt,
  createDenoiser: createFluxDenoiser,
  inputs: (_description, { guidanceScale }, { embeddings, pooled }) => ({
    encoder_hidden_states: embeddings,
    ...(pooled && { pooled_projections: pooled }),
    guidance: { data: Float32Array.of(guidanceScale), dims: [1, 1] },
  }),
};

function takes(parts: ModelParts, name: string): boolean {
  return (
    parts.has("transformer") && findPort(parts.graph("transformer").inputs, name) !== undefined
  );
}
