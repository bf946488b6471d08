import type { Denoiser } from "../../models/denoiser.ts";
import { outputOf, type Session } from "../../onnx/session.ts";
import type { Tensor } from "../../tensor.ts";

/** A denoiser over the graph of a UNet with cross-attention. */
export function createUnetDenoiser(session: Session): Denoiser {
  const timestepDims = session.inputs.get("timestep")?.dims ?? [];
  const batchWord = session.inputs.get("sample")?.dims[0];
  return {
    async predict(latents, timestep, inputs) {
      const batch = latents.dims[0] ?? 1;
      const outputs = await session.run({
        sample: latents,
        timestep: timesteps(timestep, timestepDims, batchWord, batch),
        ...inputs,
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
