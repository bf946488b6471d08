import type { Tensor } from "../tensor.ts";
import { outputOf, type Session } from "./session.ts";

/** The network that predicts the noise (or velocity, or sample) of latents. */
export interface Denoiser {
  /** Scaled latents [n, channels, h, w], one timestep for all, embeddings [n, tokens, width]. */
  predict(latents: Tensor, timestep: number, embeddings: Tensor): Promise<Tensor>;
}

/** A denoiser over its graph (a UNet with cross-attention). */
export function createDenoiser(session: Session): Denoiser {
  const timestepDims = session.inputs.get("timestep")?.dims ?? [];
  const batchWord = session.inputs.get("sample")?.dims[0];
  return {
    async predict(latents, timestep, embeddings) {
      const batch = latents.dims[0] ?? 1;
      const outputs = await session.run({
        sample: latents,
        timestep: timesteps(timestep, timestepDims, batchWord, batch),
        encoder_hidden_states: embeddings,
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
