import { closeSync, fstatSync, openSync } from "node:fs";
import { type ByteSource, type Field, fields, fileSource, nested } from "./protobuf.ts";

/** How much a graph's weights take as they are stored, in bytes; half precision also by itself. */
export interface GraphWeights {
  readonly bytes: number;
  readonly halfBytes: number;
}

const FLOAT16 = 10;

/** Bytes of one number, by TensorProto's types. */
const NUMBER_BYTES: Readonly<Record<number, number>> = {
  1: 4,
  2: 1,
  3: 1,
  6: 4,
  7: 8,
  [FLOAT16]: 2,
  11: 8,
  16: 2,
  21: 0.5,
  22: 0.5,
};

/**
 * Weighs an .onnx file by its initializers' shapes, without reading them: it makes no difference
 * whether they lie in the file or beside it. Throws RangeError when the file is no ONNX graph, and
 * the file system's error when it cannot be opened. Field numbers are those of onnx.proto.
 */
export function weighGraph(path: string): GraphWeights {
  const descriptor = openSync(path, "r");
  try {
    const source = fileSource(descriptor, fstatSync(descriptor).size);
    const weights = { bytes: 0, halfBytes: 0 };
    for (const graph of nested(source, { start: 0, end: source.length }, 7)) {
      for (const tensor of nested(source, graph, 5)) {
        const { type, count } = readShape(source, tensor);
        const bytes = count * (NUMBER_BYTES[type] ?? 4);
        weights.bytes += bytes;
        if (type === FLOAT16) weights.halfBytes += bytes;
      }
    }
    return weights;
  } finally {
    closeSync(descriptor);
  }
}

/** A tensor's type and how many numbers it holds. */
function readShape(source: ByteSource, tensor: Field): { type: number; count: number } {
  let [type, count] = [0, 1];
  for (const field of fields(source, tensor.start, tensor.end)) {
    // Dimensions are written one by one, or packed into one field.
    if (field.number === 1 && field.start === field.end) count *= field.value;
    else if (field.number === 1) count *= product(packed(source, field));
    if (field.number === 2) type = field.value;
  }
  return { type, count };
}

function* packed(source: ByteSource, field: Field): Generator<number> {
  let [value, factor] = [0, 1];
  for (let position = field.start; position < field.end; position += 1) {
    const byte = source.byteAt(position);
    value += (byte & 0x7f) * factor;
    factor *= 128;
    if (byte >= 0x80) continue;
    yield value;
    [value, factor] = [0, 1];
  }
}

function product(values: Iterable<number>): number {
  return Array.from(values).reduce((result, value) => result * value, 1);
}
