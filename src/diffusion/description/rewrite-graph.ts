/**
 * Rewriting .onnx files without loading them: what changes is written anew, everything else is copied
 * as it stands, and weights become references into their file, which ONNX Runtime follows by itself.
 * What is held in memory is the bare graph, some hundred kilobytes. Field numbers are those of
 * onnx.proto.
 */
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { basename } from "node:path";
import { type ByteSource, type Field, fields, fileSource, nested } from "./protobuf.ts";
import { messageField, numberField, textField } from "./write-protobuf.ts";

/** A graph that is being copied. */
export interface GraphCopy {
  readonly source: ByteSource;
  readonly graph: Field;
  /** The name of its file. */
  readonly file: string;
  readonly bytes: (start: number, end: number) => Buffer;
}

/** A field of a message, and the place where its tag begins. */
export interface Piece {
  readonly field: Field;
  readonly start: number;
}

/** Weights of more bytes than this are referred to instead of copied. */
const LARGEST_COPY = 1024;

/**
 * The bytes of the .onnx file at `path` with another graph: `rewrite` gives its fields, or undefined
 * when there is nothing to be done. Throws the file system's error, and RangeError when the file is
 * no ONNX graph.
 */
export function rewriteGraph(
  path: string,
  rewrite: (copy: GraphCopy) => readonly Buffer[] | undefined,
): Uint8Array | undefined {
  const descriptor = openSync(path, "r");
  try {
    const source = fileSource(descriptor, fstatSync(descriptor).size);
    const whole = { start: 0, end: source.length };
    const bytes = (start: number, end: number) => readBytes(descriptor, start, end);
    const [graph] = nested(source, whole, 7);
    const rewritten = graph && rewrite({ source, graph, file: basename(path), bytes });
    if (rewritten === undefined) return undefined;
    const parts = pieces(source, whole).map(({ field, start }) =>
      field.number === 7 ? messageField(7, rewritten) : bytes(start, field.end),
    );
    return Buffer.concat(parts);
  } finally {
    closeSync(descriptor);
  }
}

/** A message's fields, each with the place where its tag begins. */
export function pieces(
  source: ByteSource,
  message: { readonly start: number; readonly end: number },
): Piece[] {
  let { start } = message;
  return Array.from(fields(source, message.start, message.end), (field) => {
    const piece = { field, start };
    start = field.end;
    return piece;
  });
}

/**
 * An initializer that refers to its bytes in the file, or a copy where it is small or refers already;
 * under the name given, or its own.
 */
export function referTo(copy: GraphCopy, { field: tensor, start }: Piece, name?: string): Buffer {
  const { source, bytes, file } = copy;
  const [raw] = nested(source, tensor, 9);
  const length = raw === undefined ? 0 : raw.end - raw.start;
  const isReferred = raw !== undefined && length > LARGEST_COPY;
  if (!isReferred && name === undefined) return bytes(start, tensor.end);
  const left = new Set([...(isReferred ? [9, 14] : []), ...(name === undefined ? [] : [8])]);
  const others = pieces(source, tensor).filter(({ field }) => !left.has(field.number));
  return messageField(5, [
    ...others.map((other) => bytes(other.start, other.field.end)),
    ...(name === undefined ? [] : [textField(8, name)]),
    ...(isReferred
      ? [
          externalData("location", file),
          externalData("offset", String(raw.start)),
          externalData("length", String(length)),
          numberField(14, 1),
        ]
      : []),
  ]);
}

function externalData(key: string, value: string): Buffer {
  return messageField(13, [textField(1, key), textField(2, value)]);
}

/** A node of the graph. */
export function operator(
  kind: string,
  inputs: readonly string[],
  output: string,
  attributes: readonly Buffer[] = [],
): Buffer {
  const ports = inputs.map((input) => textField(1, input));
  return messageField(1, [...ports, textField(2, output), textField(4, kind), ...attributes]);
}

function readBytes(descriptor: number, start: number, end: number): Buffer {
  const bytes = Buffer.alloc(end - start);
  readSync(descriptor, bytes, 0, bytes.length, start);
  return bytes;
}
