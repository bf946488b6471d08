import type { Tensor } from "../tensor.ts";

/** Noises whose columns agree this much on average count as one and the same. */
const SAME = 0.9995;

/**
 * Noise on the arc from one noise to another (spherical interpolation, Shoemake 1985): `strength`
 * 0 gives the first, 1 the second, and all between have the length of noise, which a straight mean
 * would not. [1, channels, h, w]. The arc is followed in each column of each channel, as A1111
 * does, so that the same seeds and strength give its noise.
 */
export function variationNoise(strength: number, first: Tensor, second: Tensor): Tensor {
  const [, channels = 0, height = 0, width = 0] = first.dims;
  const columns = channels * width;
  const place = (column: number, row: number) =>
    (Math.floor(column / width) * height + row) * width + (column % width);
  const cosines = Float64Array.from({ length: columns }, (_, column) => {
    let [dot, one, other] = [0, 0, 0];
    for (let row = 0; row < height; row += 1) {
      const [a, b] = [first.data[place(column, row)]!, second.data[place(column, row)]!];
      dot += a * b;
      one += a * a;
      other += b * b;
    }
    return Math.min(Math.max(dot / Math.sqrt(one * other), -1), 1);
  });
  if (cosines.reduce((sum, cosine) => sum + cosine, 0) / columns > SAME) return first;
  const data = new Float32Array(first.data.length);
  for (const [column, cosine] of cosines.entries()) {
    const [mine, other] = arcWeights(strength, cosine);
    for (let row = 0; row < height; row += 1) {
      const index = place(column, row);
      data[index] = mine * first.data[index]! + other * second.data[index]!;
    }
  }
  return { data, dims: first.dims };
}

/** The weights of both ends at a place of the arc between them. */
function arcWeights(strength: number, cosine: number): readonly [number, number] {
  const angle = Math.acos(cosine);
  const sine = Math.sin(angle);
  // A column of one latent is only ever parallel: there the arc is a line.
  if (sine < 1e-6) return [1 - strength, strength];
  return [Math.sin((1 - strength) * angle) / sine, Math.sin(strength * angle) / sine];
}
