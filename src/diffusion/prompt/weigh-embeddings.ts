import type { Tensor } from "../tensor.ts";

/**
 * Multiplies each token's embedding [1, tokens, width] by its weight and brings the mean of all of
 * them back to what it was: A1111's emphasis. Weights that are all 1 change nothing.
 */
export function weighEmbeddings(embeddings: Tensor, weights: readonly number[]): Tensor {
  if (weights.every((weight) => weight === 1)) return embeddings;
  const width = embeddings.dims[2] ?? 1;
  const weighed = embeddings.data.map(
    (value, index) => value * weights[Math.floor(index / width)]!,
  );
  const restored = sum(embeddings.data) / sum(weighed);
  // A mean of zero cannot be restored, and needs not.
  const factor = Number.isFinite(restored) ? restored : 1;
  return { data: weighed.map((value) => value * factor), dims: embeddings.dims };
}

function sum(values: Float32Array): number {
  return values.reduce((total, value) => total + value, 0);
}
