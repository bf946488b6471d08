/**
 * Opens a text encoder's graph for vectors of its own making. An exported text encoder takes token
 * ids only and looks their vectors up in a table; an embedding's vectors are in no table. So the
 * graph's bytes are rewritten: two inputs are added behind the look-up,
 *
 *     embedded = look-up · easel_words + easel_vectors
 *
 * where `easel_words` [texts, tokens, 1] is 1 for a word and 0 for a vector of ours, which stands in
 * `easel_vectors` [texts, tokens, width]. Any embedding then works without loading the graph anew.
 *
 * The weights are not touched, not copied, and not read: those inside the file become references
 * into that same file, which ONNX Runtime follows by itself. What is left is the bare graph, some
 * hundred kilobytes, held in memory. No patched copy of hundreds of megabytes lies about that could
 * fill a disk or outlive its model, and model folders may be read-only.
 */
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { basename } from "node:path";
import {
  type ByteSource,
  type Field,
  fields,
  fileSource,
  nested,
} from "../description/protobuf.ts";
import { messageField, numberField, textField } from "../description/write-protobuf.ts";
import { findLookUp, type LookUp } from "./find-look-up.ts";

/** The input that says, token for token, whether the table's vector counts (1) or ours (0). */
export const WORDS_INPUT = "easel_words";
/** The input with our vectors, and zeros where the table's count. */
export const VECTORS_INPUT = "easel_vectors";

/** Weights of more bytes than this are referred to instead of copied. */
const LARGEST_COPY = 1024;

/**
 * The bytes of the text encoder's graph at `path`, rewritten so that it takes vectors beside ids; its
 * weights are references to files in its folder. Undefined when the graph looks its tokens up in no
 * way that is known; throws the file system's error, and RangeError when the file is no ONNX graph.
 */
export function openGraph(path: string): Uint8Array | undefined {
  const descriptor = openSync(path, "r");
  try {
    const source = fileSource(descriptor, fstatSync(descriptor).size);
    const whole = { start: 0, end: source.length };
    const [graph] = nested(source, whole, 7);
    const lookUp = graph && findLookUp(source, graph);
    if (graph === undefined || lookUp === undefined) return undefined;
    const copy: Copy = { source, bytes: (start, end) => readBytes(descriptor, start, end) };
    const parts = pieces(source, whole).map(({ field, start }) =>
      field.number === 7
        ? messageField(7, rewriteGraph(copy, field, lookUp, basename(path)))
        : copy.bytes(start, field.end),
    );
    return Buffer.concat(parts);
  } finally {
    closeSync(descriptor);
  }
}

interface Copy {
  readonly source: ByteSource;
  readonly bytes: (start: number, end: number) => Buffer;
}

function rewriteGraph(copy: Copy, graph: Field, lookUp: LookUp, file: string): Buffer[] {
  const kept = pieces(copy.source, graph).map(({ field, start }) => {
    if (field.number === 5) return referTo(copy, field, start, file);
    if (field.number === 1 && field.start === lookUp.node.start) return replaceNode(copy, lookUp);
    return copy.bytes(start, field.end);
  });
  return [
    ...kept,
    port(WORDS_INPUT, lookUp.type, 1),
    port(VECTORS_INPUT, lookUp.type, lookUp.width),
  ];
}

/** An initializer that refers to its bytes in the file, or itself where it is small or refers already. */
function referTo({ source, bytes }: Copy, tensor: Field, start: number, file: string): Buffer {
  const [raw] = nested(source, tensor, 9);
  const length = raw === undefined ? 0 : raw.end - raw.start;
  if (raw === undefined || length <= LARGEST_COPY) return bytes(start, tensor.end);
  const others = pieces(source, tensor).filter(({ field }) => ![9, 14].includes(field.number));
  return messageField(5, [
    ...others.map(({ field, start: from }) => bytes(from, field.end)),
    externalData("location", file),
    externalData("offset", String(raw.start)),
    externalData("length", String(length)),
    numberField(14, 1),
  ]);
}

function externalData(key: string, value: string): Buffer {
  return messageField(13, [textField(1, key), textField(2, value)]);
}

/** The look-up under another name, and behind it the choice between its vectors and ours. */
function replaceNode({ source, bytes }: Copy, { node, output }: LookUp): Buffer {
  const looked = `easel/${output}`;
  const kept = `easel/kept/${output}`;
  const others = pieces(source, node).filter(({ field }) => field.number !== 2);
  return Buffer.concat([
    messageField(1, [
      ...others.map(({ field, start }) => bytes(start, field.end)),
      textField(2, looked),
    ]),
    operator("Mul", [looked, WORDS_INPUT], kept),
    operator("Add", [kept, VECTORS_INPUT], output),
  ]);
}

function operator(kind: string, inputs: readonly string[], output: string): Buffer {
  const ports = inputs.map((input) => textField(1, input));
  return messageField(1, [...ports, textField(2, output), textField(4, kind)]);
}

function port(name: string, type: number, width: number): Buffer {
  const dims = [textField(2, "texts"), textField(2, "tokens"), numberField(1, width)];
  const shape = messageField(
    2,
    dims.map((dim) => messageField(1, [dim])),
  );
  const tensorType = messageField(1, [numberField(1, type), shape]);
  return messageField(11, [textField(1, name), messageField(2, [tensorType])]);
}

/** A message's fields, each with the place where its tag begins. */
function pieces(
  source: ByteSource,
  message: { readonly start: number; readonly end: number },
): { readonly field: Field; readonly start: number }[] {
  let { start } = message;
  return Array.from(fields(source, message.start, message.end), (field) => {
    const piece = { field, start };
    start = field.end;
    return piece;
  });
}

function readBytes(descriptor: number, start: number, end: number): Buffer {
  const bytes = Buffer.alloc(end - start);
  readSync(descriptor, bytes, 0, bytes.length, start);
  return bytes;
}
