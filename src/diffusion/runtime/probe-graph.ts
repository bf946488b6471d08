const MULTIPLICATIONS = 8;

/**
 * An ONNX graph of a few multiplications of square matrices (input `x`, output `y`, float32), as
 * bytes: what an execution provider must be able to run, and a measure of how fast it is. `side`
 * is below 16384; field numbers are those of onnx.proto.
 */
export function probeGraph(side: number): Uint8Array {
  const nodes = Array.from({ length: MULTIPLICATIONS }, (_, index) => {
    const from = index === 0 ? "x" : `x${index}`;
    const to = index === MULTIPLICATIONS - 1 ? "y" : `x${index + 1}`;
    return message(1, [text(1, from), text(1, "x"), text(2, to), text(4, "MatMul")]);
  });
  const graph = message(7, [...nodes, text(2, "probe"), port(11, "x", side), port(12, "y", side)]);
  return Uint8Array.from([number(1, 8), message(8, [number(2, 17)]), graph].flat());
}

function port(field: number, name: string, side: number): number[] {
  const dim = message(1, [number(1, side)]);
  const tensorType = message(1, [number(1, 1), message(2, [dim, dim])]);
  return message(field, [text(1, name), message(2, [tensorType])]);
}

function number(field: number, value: number): number[] {
  return [field << 3, ...varint(value)];
}

function text(field: number, value: string): number[] {
  return message(field, [Array.from(Buffer.from(value))]);
}

function message(field: number, parts: readonly number[][]): number[] {
  const content = parts.flat();
  return [(field << 3) | 2, ...varint(content.length), ...content];
}

function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];
}
