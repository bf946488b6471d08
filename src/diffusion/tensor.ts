/**
 * Numbers with a shape. The engine computes in float32 throughout and converts only at the door of
 * a session; `data` lies row by row, the last dimension fastest.
 */
export interface Tensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** How many numbers a shape holds. */
export function sizeOf(dims: readonly number[]): number {
  return dims.reduce((product, length) => product * length, 1);
}

/** A tensor over `data`, which is not copied; throws RangeError when the shape does not fit it. */
export function tensor(data: Float32Array, dims: readonly number[]): Tensor {
  if (data.length !== sizeOf(dims)) {
    throw new RangeError(`${data.length} numbers cannot have the shape [${dims.join(", ")}].`);
  }
  return { data, dims };
}

/** A tensor of zeros. */
export function zeros(dims: readonly number[]): Tensor {
  return { data: new Float32Array(sizeOf(dims)), dims };
}

/** The sum of tensors of one shape, each times its factor: a·x + b·y + … */
export function combine(...terms: readonly (readonly [factor: number, term: Tensor])[]): Tensor {
  const first = terms[0];
  if (first === undefined) throw new RangeError("A sum needs at least one term.");
  const sum = new Float32Array(first[1].data.length);
  for (const [factor, { data }] of terms) {
    if (data.length !== sum.length) throw new RangeError("The terms of a sum differ in shape.");
    // A factor of exactly zero is left out: the samplers rely on 0 · Infinity being nothing.
    if (factor === 0) continue;
    for (let index = 0; index < sum.length; index += 1) {
      sum[index] = sum[index]! + factor * data[index]!;
    }
  }
  return { data: sum, dims: first[1].dims };
}

/** Every number times `factor`. */
export function scale(factor: number, value: Tensor): Tensor {
  return combine([factor, value]);
}

/** Tensors of equal shape, one after another along the first dimension. */
export function concatenate(parts: readonly Tensor[]): Tensor {
  const first = parts[0];
  if (first === undefined) throw new RangeError("There is nothing to join.");
  const data = new Float32Array(parts.reduce((sum, part) => sum + part.data.length, 0));
  let offset = 0;
  for (const part of parts) {
    data.set(part.data, offset);
    offset += part.data.length;
  }
  const rows = parts.reduce((sum, part) => sum + (part.dims[0] ?? 1), 0);
  return { data, dims: [rows, ...first.dims.slice(1)] };
}

/** Entry `index` of the first dimension, as a view with a first dimension of 1. */
export function row(value: Tensor, index: number): Tensor {
  const dims = [1, ...value.dims.slice(1)];
  const length = sizeOf(dims);
  return { data: value.data.subarray(index * length, (index + 1) * length), dims };
}

/** The position of the first number that is not finite, or -1. */
export function firstNonFinite(value: Tensor): number {
  // A plain loop: this looks at every number of every step.
  const { data } = value;
  for (let index = 0; index < data.length; index += 1) {
    if (!Number.isFinite(data[index])) return index;
  }
  return -1;
}
