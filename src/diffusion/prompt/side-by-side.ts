import type { Tensor } from "../tensor.ts";

/**
 * Embeddings of the same tokens by several encoders, [1, tokens, width] each, joined token by
 * token: [1, tokens, sum of the widths].
 */
export function sideBySide(parts: readonly Tensor[]): Tensor {
  const [first] = parts;
  if (first === undefined) throw new RangeError("There is nothing to join.");
  if (parts.length === 1) return first;
  const widths = parts.map(({ dims }) => dims.at(-1) ?? 0);
  const width = widths.reduce((sum, each) => sum + each, 0);
  const tokens = first.data.length / widths[0]!;
  const data = new Float32Array(tokens * width);
  let column = 0;
  for (const [index, part] of parts.entries()) {
    const own = widths[index]!;
    for (let token = 0; token < tokens; token += 1) {
      data.set(part.data.subarray(token * own, (token + 1) * own), token * width + column);
    }
    column += own;
  }
  return { data, dims: [...first.dims.slice(0, -1), width] };
}
