import { type OnnxModel, tensorType } from "./model.ts";
import { countOf } from "./read-weight.ts";

/** How much a graph's weights take as they are stored, in bytes; half precision also by itself. */
export interface GraphWeights {
  readonly bytes: number;
  readonly halfBytes: number;
}

/** Bytes of one number, by TensorProto's types. */
const NUMBER_BYTES: Readonly<Record<number, number>> = {
  1: 4,
  2: 1,
  3: 1,
  6: 4,
  7: 8,
  [tensorType.float16]: 2,
  11: 8,
  16: 2,
  21: 0.5,
  22: 0.5,
};

/** Weighs a graph by its initializers' shapes; it makes no difference where their numbers lie. */
export function weighModel({ weights }: Pick<OnnxModel, "weights">): GraphWeights {
  const weighed = weights.map(({ type, dims }) => ({
    type,
    bytes: countOf(dims) * (NUMBER_BYTES[type] ?? 4),
  }));
  const sum = (parts: typeof weighed) => parts.reduce((total, { bytes }) => total + bytes, 0);
  const half = weighed.filter(({ type }) => type === tensorType.float16);
  return { bytes: sum(weighed), halfBytes: sum(half) };
}
