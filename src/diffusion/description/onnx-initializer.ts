import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { dirname, join } from "node:path";
import { type ByteSource, type Field, fileSource, nested, textOf } from "./protobuf.ts";

/** TensorProto's number types that are read here. */
const FLOAT = 1;
const FLOAT16 = 10;

/**
 * Reads a weight of an .onnx file by the end of its name, without loading the graph, as float32;
 * undefined when there is none of that name or it is no floating-point tensor. Weights beside the
 * graph (external data) are read from their file. Field numbers are those of onnx.proto.
 */
export function readInitializer(path: string, nameEnd: string): Float32Array | undefined {
  const descriptor = openSync(path, "r");
  try {
    const source = fileSource(descriptor, fstatSync(descriptor).size);
    const [graph] = nested(source, { start: 0, end: source.length }, 7);
    if (graph === undefined) return undefined;
    const tensor =
      find(source, graph, nameEnd) ?? find(source, graph, twinOf(source, graph, nameEnd));
    return tensor && toNumbers(source, tensor, bytesOf(path, descriptor, source, tensor));
  } finally {
    closeSync(descriptor);
  }
}

function find(source: ByteSource, graph: Field, nameEnd: string | undefined): Field | undefined {
  if (nameEnd === undefined) return undefined;
  for (const tensor of nested(source, graph, 5)) {
    const [name] = nested(source, tensor, 8);
    if (name !== undefined && textOf(source, name).endsWith(nameEnd)) return tensor;
  }
  return undefined;
}

/** Exporters keep equal weights once: an Identity node then gives the name to its twin. */
function twinOf(source: ByteSource, graph: Field, nameEnd: string): string | undefined {
  for (const node of nested(source, graph, 1)) {
    const [kind] = nested(source, node, 4);
    if (kind === undefined || textOf(source, kind) !== "Identity") continue;
    const [output] = nested(source, node, 2);
    const [input] = nested(source, node, 1);
    if (output && input && textOf(source, output).endsWith(nameEnd)) return textOf(source, input);
  }
  return undefined;
}

function bytesOf(path: string, descriptor: number, source: ByteSource, tensor: Field): Buffer {
  const [raw] = nested(source, tensor, 9);
  if (raw !== undefined) return readBytes(descriptor, raw.start, raw.end - raw.start);
  const external = new Map(
    Array.from(nested(source, tensor, 13), (entry) => {
      const [key] = nested(source, entry, 1);
      const [value] = nested(source, entry, 2);
      return [key && textOf(source, key), value && textOf(source, value)] as const;
    }),
  );
  const location = external.get("location");
  if (location === undefined) {
    const [floats] = nested(source, tensor, 4);
    return floats === undefined
      ? Buffer.alloc(0)
      : readBytes(descriptor, floats.start, floats.end - floats.start);
  }
  const beside = openSync(join(dirname(path), location), "r");
  try {
    const offset = Number(external.get("offset") ?? 0);
    const length = Number(external.get("length") ?? fstatSync(beside).size - offset);
    return readBytes(beside, offset, length);
  } finally {
    closeSync(beside);
  }
}

function readBytes(descriptor: number, start: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  readSync(descriptor, bytes, 0, length, start);
  return bytes;
}

function toNumbers(source: ByteSource, tensor: Field, bytes: Buffer): Float32Array | undefined {
  const [type] = nested(source, tensor, 2);
  // A fresh buffer begins at a multiple of every element's size, as typed arrays want.
  const { buffer } = Uint8Array.from(bytes);
  if (type?.value === FLOAT) return new Float32Array(buffer);
  if (type?.value === FLOAT16) return Float32Array.from(new Float16Array(buffer));
  return undefined;
}
