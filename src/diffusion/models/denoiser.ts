import type { Tensor } from "../tensor.ts";

/** What a denoiser is told beside latents and timestep: a row for each of the latents', by the graph's names. */
export type DenoiserInputs = Readonly<Record<string, Tensor>>;

/** The network that predicts the noise (or velocity, or sample) of latents. */
export interface Denoiser {
  /** Scaled latents [n, channels, h, w], and one timestep for all of them. */
  predict(latents: Tensor, timestep: number, inputs: DenoiserInputs): Promise<Tensor>;
}
