import type { Tensor } from "../tensor.ts";

/** A transformer's timestep: as many numbers as pictures, whatever its dimension is called. */
export function timestepsFor(timestep: number, latents: Tensor): Tensor {
  const rows = latents.dims[0] ?? 1;
  return { data: new Float32Array(rows).fill(timestep), dims: [rows] };
}
