import type { Tensor } from "../../tensor.ts";

/** The scale is spread like a timestep: over a range of thousands. */
const RANGE = 1000;
const LONGEST_WAVE = 10_000;

/**
 * The guidance scale as a latent consistency model takes it, in place of an unconditional run:
 * sines, then cosines of rising wave length, [1, width] (section 4.2 of "On Distillation of Guided
 * Diffusion Models", Meng et al., 2023). In float32 as torch computes it: the angles are large
 * enough for the last bits to show.
 */
export function guidanceEmbedding(guidanceScale: number, width: number): Tensor {
  const half = Math.floor(width / 2);
  const scale = Math.fround(Math.fround(guidanceScale - 1) * RANGE);
  const decay = Math.fround(Math.fround(Math.log(LONGEST_WAVE)) / (half - 1));
  const data = new Float32Array(width);
  for (let index = 0; index < half; index += 1) {
    const frequency = Math.fround(Math.exp(Math.fround(-index * decay)));
    const angle = Math.fround(scale * frequency);
    data[index] = Math.sin(angle);
    data[half + index] = Math.cos(angle);
  }
  return { data, dims: [1, width] };
}
