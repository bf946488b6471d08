import { mersenneTwister } from "./mersenne-twister.ts";

/**
 * Torch's random generator for the CPU: the same seed gives the same numbers as
 * `torch.Generator().manual_seed(seed)`. Uniform numbers and float64 normals are exact, float32
 * normals within 2e-6 (torch's vectorised logarithm and cosine differ in their last bits).
 */
export interface Generator {
  /** `torch.rand(count)`: float32 in [0, 1). */
  uniform(count: number): Float32Array;
  /** `torch.randn(count)`: float32, mean 0, deviation 1. */
  normal(count: number): Float32Array;
  /** `torch.randn(count, dtype=torch.float16)`, as float32 numbers that half precision can hold. */
  normalHalf(count: number): Float32Array;
  /** `torch.randn(count, dtype=torch.float64)`. */
  normalDouble(count: number): Float64Array;
}

const BLOCK = 16;
const HALF_BLOCK = 8;

/**
 * A generator for `seed`, a whole number of any size: like torch it is reduced modulo 2^32 here,
 * and only here, so that the number a person gave is kept everywhere else.
 */
export function createGenerator(seed: number): Generator {
  const next = mersenneTwister(((seed % 2 ** 32) + 2 ** 32) % 2 ** 32);
  let spareNormal: number | undefined;

  const nextFloat = () => (next() & 0xffffff) / 2 ** 24;

  // The low 53 bits of two draws, the first one on top.
  const nextDouble = () => {
    const high = next() & 0x1fffff;
    return (high * 2 ** 32 + next()) / 2 ** 53;
  };

  // One Box-Muller pair in double precision; torch keeps the sine half for the next call.
  const nextNormal = () => {
    if (spareNormal !== undefined) {
      const kept = spareNormal;
      spareNormal = undefined;
      return kept;
    }
    const angle = 2 * Math.PI * nextDouble();
    const radius = Math.sqrt(-2 * Math.log1p(-nextDouble()));
    spareNormal = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };

  /**
   * Torch's `normal_fill`: uniforms first, then Box-Muller on blocks of sixteen. A length that is
   * no multiple of sixteen gets its last sixteen places drawn anew. `uniforms` says how many
   * places are drawn in the first pass.
   */
  const fill = <Numbers extends Float32Array | Float64Array>(
    values: Numbers,
    uniforms: number,
    draw: () => number,
  ): Numbers => {
    if (values.length < BLOCK) {
      for (let index = 0; index < values.length; index += 1) values[index] = nextNormal();
      return values;
    }
    for (let index = 0; index < uniforms; index += 1) values[index] = draw();
    for (let start = 0; start + BLOCK <= values.length; start += BLOCK) boxMuller(values, start);
    if (values.length % BLOCK !== 0) {
      const start = values.length - BLOCK;
      for (let index = start; index < values.length; index += 1) values[index] = draw();
      boxMuller(values, start);
    }
    return values;
  };

  return {
    uniform: (count) => Float32Array.from({ length: count }, nextFloat),
    normal: (count) => fill(new Float32Array(count), count, nextFloat),
    normalHalf: (count) => {
      const uniforms = Math.floor(count / BLOCK) * BLOCK;
      const values = fill(new Float32Array(count), uniforms, nextFloat);
      return Float32Array.from(new Float16Array(values));
    },
    normalDouble: (count) => fill(new Float64Array(count), count, nextDouble),
  };
}

function boxMuller(values: Float32Array | Float64Array, start: number): void {
  for (let index = start; index < start + HALF_BLOCK; index += 1) {
    const radius = Math.sqrt(-2 * Math.log(1 - values[index]!));
    const angle = 2 * Math.PI * values[index + HALF_BLOCK]!;
    values[index] = radius * Math.cos(angle);
    values[index + HALF_BLOCK] = radius * Math.sin(angle);
  }
}
