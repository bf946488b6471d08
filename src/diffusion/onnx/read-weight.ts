import { say } from "../../words/index.ts";
import { FileProblem } from "../errors.ts";
import { tensorType, type Weight, type WeightData } from "./model.ts";
import { type ByteSource, type Field, fields, nested, textOf, wholeNumbers } from "./protobuf.ts";

/** Numbers of more bytes than this stay in the file. */
const LARGEST_COPY = 1024;
/** TensorProto.DataLocation: the numbers lie in another file. */
const EXTERNAL = 1;
/** The fields with numbers of their own types, float_data first. */
const TYPED = new Set([4, 5, 6, 7, 10, 11]);
const FLOAT_DATA = 4;
/** No tensor of a model has more dimensions. */
const MOST_DIMENSIONS = 32;

/** Reads an initializer of the graph in the file of that name. Throws FileProblem when it is damaged. */
export function readWeight(source: ByteSource, tensor: Field, ownFile: string): Weight {
  let [name, type, isExternal] = ["", 0, false];
  let raw: Field | undefined;
  const dims: number[] = [];
  const typed: { readonly field: Field; readonly tag: number }[] = [];
  let tag = tensor.start;
  for (const field of fields(source, tensor.start, tensor.end)) {
    if (field.number === 1) dims.push(...wholeNumbers(source, field));
    else if (field.number === 2) type = field.value;
    else if (field.number === 8) name = textOf(source, field);
    else if (field.number === 9) raw = field;
    else if (field.number === 14) isExternal = field.value === EXTERNAL;
    else if (TYPED.has(field.number)) typed.push({ field, tag });
    tag = field.end;
  }
  if (dims.length > MOST_DIMENSIONS || dims.some((length) => length < 0)) {
    throw new FileProblem(say("engine.file-damaged"));
  }
  const dataOf = (): WeightData => {
    if (isExternal) return readExternal(source, tensor);
    const [only] = typed;
    // Packed float32 numbers lie there as they would among the raw ones.
    const isPlain = typed.length === 1 && only?.field.number === FLOAT_DATA;
    const isPacked = isPlain && only.field.end - only.field.start === countOf(dims) * 4;
    const whole = raw ?? (isPacked && type === tensorType.float32 ? only.field : undefined);
    if (whole !== undefined) return inFile(source, whole, ownFile);
    const parts = typed.map((each) => source.bytes(each.tag, each.field.end));
    return { kind: "typed", fields: Buffer.concat(parts) };
  };
  return { name, type, dims, data: dataOf() };
}

function inFile(source: ByteSource, { start, end }: Field, file: string): WeightData {
  return end - start > LARGEST_COPY
    ? { kind: "file", file, isOwn: true, offset: start, length: end - start }
    : { kind: "bytes", bytes: source.bytes(start, end) };
}

/** Where numbers beside the graph lie; a place that is none is damage, not a place in the file. */
function readExternal(source: ByteSource, tensor: Field): WeightData {
  const entries = new Map(
    Array.from(nested(source, tensor, 13), (entry) => {
      const [key] = nested(source, entry, 1);
      const [value] = nested(source, entry, 2);
      return [key && textOf(source, key), value && textOf(source, value)] as const;
    }),
  );
  const file = entries.get("location");
  const offset = placeOf(entries.get("offset") ?? "0");
  const length = entries.get("length");
  if (file === undefined || file === "") throw new FileProblem(say("engine.file-damaged"));
  return {
    kind: "file",
    file,
    isOwn: false,
    offset,
    length: length === undefined ? undefined : placeOf(length),
  };
}

function placeOf(digits: string): number {
  const place = /^\d{1,15}$/u.test(digits) ? Number(digits) : NaN;
  if (Number.isNaN(place)) throw new FileProblem(say("engine.file-damaged"));
  return place;
}

/** How many numbers a shape holds. */
export function countOf(dims: readonly number[]): number {
  return dims.reduce((product, length) => product * length, 1);
}
