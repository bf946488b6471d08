import type { PortInfo } from "../onnx/session.ts";
import { type Tensor, zeros } from "../tensor.ts";

/** The input that says, token for token, whether the table's vector counts (1) or ours (0). */
export const WORDS_INPUT = "easel_words";
/** The input with our vectors, and zeros where the table's count. */
export const VECTORS_INPUT = "easel_vectors";

/** For each token of a row the vector that takes its place, where one does. */
export type RowVectors = readonly (Float32Array | undefined)[];

/** How many numbers a vector for this graph has; undefined when the graph takes none. */
export function vectorWidth(inputs: ReadonlyMap<string, PortInfo>): number | undefined {
  const width = inputs.get(VECTORS_INPUT)?.dims[2];
  return typeof width === "number" ? width : undefined;
}

/**
 * What a graph opened for vectors is fed beside the ids of `rows.length` rows of `length` tokens;
 * nothing for a graph that was not opened.
 */
export function vectorInputs(
  inputs: ReadonlyMap<string, PortInfo>,
  rows: readonly (RowVectors | undefined)[],
  length: number,
): Readonly<Record<string, Tensor>> {
  const width = vectorWidth(inputs);
  if (width === undefined) return {};
  const words = zeros([rows.length, length, 1]);
  const vectors = zeros([rows.length, length, width]);
  words.data.fill(1);
  for (const [row, tokens = []] of rows.entries()) {
    for (const [position, vector] of tokens.entries()) {
      if (vector === undefined) continue;
      const token = row * length + position;
      words.data[token] = 0;
      vectors.data.set(vector, token * width);
    }
  }
  return { [WORDS_INPUT]: words, [VECTORS_INPUT]: vectors };
}
