import { closeSync, fstatSync, openSync } from "node:fs";
import { type ByteSource, type Field, fields, fileSource, nested, textOf } from "./protobuf.ts";

/** One input or output of a graph: a number in `dims` is fixed, a word is free. */
export interface GraphPort {
  readonly name: string;
  readonly dims: readonly (number | string)[];
}

/** What a graph takes and gives. */
export interface GraphHeader {
  readonly inputs: readonly GraphPort[];
  readonly outputs: readonly GraphPort[];
}

/**
 * Reads the inputs and outputs of an .onnx file without loading it: the weights are stepped over,
 * so that a file of gigabytes takes milliseconds and the bot needs no ONNX Runtime of its own.
 * Throws RangeError when the file is no ONNX graph, and the file system's error when it cannot be
 * opened. Field numbers are those of onnx.proto.
 */
export function readOnnxHeader(path: string): GraphHeader {
  const descriptor = openSync(path, "r");
  try {
    const source = fileSource(descriptor, fstatSync(descriptor).size);
    const ports = { inputs: [] as GraphPort[], outputs: [] as GraphPort[] };
    for (const graph of nested(source, { start: 0, end: source.length }, 7)) {
      for (const field of fields(source, graph.start, graph.end)) {
        if (field.number === 11) ports.inputs.push(readPort(source, field));
        if (field.number === 12) ports.outputs.push(readPort(source, field));
      }
    }
    if (ports.inputs.length === 0) throw new RangeError("The file holds no ONNX graph.");
    return ports;
  } finally {
    closeSync(descriptor);
  }
}

/** ValueInfoProto: a name, and under type, tensor type, shape its dimensions. */
function readPort(source: ByteSource, port: Field): GraphPort {
  const [name] = nested(source, port, 1);
  const dims = descend(source, port, [2, 1, 2, 1]).map((dim) => readDim(source, dim));
  return { name: name === undefined ? "" : textOf(source, name), dims };
}

/** The messages at the end of a path of field numbers. */
function descend(source: ByteSource, from: Field, path: readonly number[]): Field[] {
  return path.reduce<Field[]>(
    (messages, number) =>
      messages.flatMap((message) => Array.from(nested(source, message, number))),
    [from],
  );
}

function readDim(source: ByteSource, dim: Field): number | string {
  for (const field of fields(source, dim.start, dim.end)) {
    if (field.number === 1) return field.value;
    if (field.number === 2) return textOf(source, field);
  }
  return "";
}
