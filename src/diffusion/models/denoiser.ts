import type { Tensor } from "../tensor.ts";
import { outputOf, type Session } from "./session.ts";

/** What the denoiser is told beside the latents: a row for each, in their order. */
export interface DenoiserInputs {
  /** What it attends to: [n, tokens, width]. */
  readonly embeddings: Tensor;
  /** SDXL: the prompt as a whole, [n, width]. */
  readonly textEmbeds?: Tensor | undefined;
  /** SDXL: sizes and crop, or sizes, crop and aesthetic score: [n, 6] or [n, 5]. */
  readonly timeIds?: Tensor | undefined;
  /** Latent consistency models: the guidance scale as waves, [n, width]. */
  readonly guidanceEmbedding?: Tensor | undefined;
}

/** The network that predicts the noise (or velocity, or sample) of latents. */
export interface Denoiser {
  /** Scaled latents [n, channels, h, w], and one timestep for all of them. */
  predict(latents: Tensor, timestep: number, inputs: DenoiserInputs): Promise<Tensor>;
}

/** A denoiser over its graph (a UNet with cross-attention). */
export function createDenoiser(session: Session): Denoiser {
  const timestepDims = session.inputs.get("timestep")?.dims ?? [];
  const batchWord = session.inputs.get("sample")?.dims[0];
  return {
    async predict(latents, timestep, { embeddings, textEmbeds, timeIds, guidanceEmbedding }) {
      const batch = latents.dims[0] ?? 1;
      const outputs = await session.run({
        sample: latents,
        timestep: timesteps(timestep, timestepDims, batchWord, batch),
        encoder_hidden_states: embeddings,
        ...(textEmbeds && { text_embeds: textEmbeds }),
        ...(timeIds && { time_ids: timeIds }),
        ...(guidanceEmbedding && { timestep_cond: guidanceEmbedding }),
      });
      return outputOf(outputs, "out_sample");
    },
  };
}

/** Exports want the timestep as a scalar, as one number, or once for each picture of the batch. */
function timesteps(
  timestep: number,
  wanted: readonly (number | string)[],
  batchWord: number | string | undefined,
  batch: number,
): Tensor {
  if (wanted.length === 0) return { data: Float32Array.of(timestep), dims: [] };
  const perPicture = typeof wanted[0] === "string" && wanted[0] === batchWord;
  const count = perPicture ? batch : 1;
  return { data: new Float32Array(count).fill(timestep), dims: [count] };
}
