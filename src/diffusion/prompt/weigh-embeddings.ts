import type { Tensor } from "../tensor.ts";

/**
 * How far the whole may be made weaker or stronger to stay at its usual strength. Where the mean is
 * near zero, the quotient of two means is anything, and would turn a prompt into its opposite.
 */
const LEAST = 0.7;
const MOST = 1.5;

/**
 * Multiplies each token's embedding [1, tokens, width] by its weight and brings all of them back to
 * the mean that they had: A1111's emphasis. Where the mean says nothing, their size is brought back
 * instead. Weights that are all 1 change nothing.
 */
export function weighEmbeddings(embeddings: Tensor, weights: readonly number[]): Tensor {
  if (weights.every((weight) => weight === 1)) return embeddings;
  const width = embeddings.dims[2] ?? 1;
  const weighed = embeddings.data.map(
    (value, index) => value * (weights[Math.floor(index / width)] ?? 1),
  );
  const factor = restoringFactor(embeddings.data, weighed);
  return { data: weighed.map((value) => value * factor), dims: embeddings.dims };
}

/** What weighed embeddings are multiplied by; always within the bounds. */
export function restoringFactor(before: Float32Array, after: Float32Array): number {
  const byMean = sum(before) / sum(after);
  if (byMean >= LEAST && byMean <= MOST) return byMean;
  const bySize = Math.sqrt(squares(before) / squares(after));
  // All zeros need no restoring.
  return Number.isFinite(bySize) ? Math.min(Math.max(bySize, LEAST), MOST) : 1;
}

function sum(values: Float32Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function squares(values: Float32Array): number {
  return values.reduce((total, value) => total + value * value, 0);
}
