import { readSync } from "node:fs";
import { FileProblem } from "../errors.ts";
import { say } from "../../words/index.ts";

/** Bytes that can be looked at anywhere without holding all of them in memory. */
export interface ByteSource {
  readonly length: number;
  byteAt(position: number): number;
  /** Copies a stretch; throws FileProblem when that is more than a model's graph ever needs. */
  bytes(start: number, end: number): Buffer;
  /** Counts a field that is walked over; throws FileProblem when there are too many. */
  step(): void;
}

/** A field of a protobuf message: a number (`value`), or a nested message from `start` to `end`. */
export interface Field {
  readonly number: number;
  /** Signed, as ONNX' whole numbers are. */
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

const PIECE_BYTES = 1 << 12;
/** The largest graphs in use (SDXL, Flux) have some hundred thousand fields and megabytes of names. */
const MOST_FIELDS = 8_000_000;
const MOST_BYTES = 256 * 2 ** 20;
/** From this shift on a varint needs more bits than a double holds. */
const LAST_EXACT_SHIFT = 42;

/** An open file as a source; reads small pieces, so that skipping far ahead costs nothing. */
export function fileSource(descriptor: number, length: number): ByteSource {
  const piece = Buffer.alloc(PIECE_BYTES);
  let pieceStart = -PIECE_BYTES;
  return limited({
    length,
    byteAt(position) {
      if (position < pieceStart || position >= pieceStart + PIECE_BYTES) {
        pieceStart = position;
        readSync(descriptor, piece, 0, PIECE_BYTES, position);
      }
      return piece[position - pieceStart] ?? 0;
    },
    bytes(start, end) {
      const bytes = Buffer.alloc(end - start);
      if (readSync(descriptor, bytes, 0, bytes.length, start) < bytes.length) throw endsEarly();
      return bytes;
    },
  });
}

/** Bytes in memory as a source. */
export function bufferSource(bytes: Buffer): ByteSource {
  return limited({
    length: bytes.length,
    byteAt: (position) => bytes[position] ?? 0,
    bytes: (start, end) => bytes.subarray(start, end),
  });
}

function limited(source: Omit<ByteSource, "step">): ByteSource {
  let [steps, copied] = [0, 0];
  return {
    length: source.length,
    byteAt(position) {
      if (position >= source.length) throw endsEarly();
      return source.byteAt(position);
    },
    bytes(start, end) {
      copied += end - start;
      if (end > source.length) throw endsEarly();
      if (copied > MOST_BYTES) throw tooLarge();
      return source.bytes(start, end);
    },
    step() {
      steps += 1;
      if (steps > MOST_FIELDS) throw tooLarge();
    },
  };
}

/**
 * Walks the fields of the message between `start` and `end` (protobuf wire format) without
 * reading their contents. Throws FileProblem when the bytes are no such message.
 */
export function* fields(source: ByteSource, start: number, end: number): Generator<Field> {
  let position = start;
  const varint = (): number => {
    let value = 0;
    let exact = 0n;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = source.byteAt(position);
      position += 1;
      const bits = byte & 0x7f;
      if (shift <= LAST_EXACT_SHIFT) value += bits * 2 ** shift;
      else exact = (exact || BigInt(value)) + (BigInt(bits) << BigInt(shift));
      if (byte >= 0x80) continue;
      return shift <= LAST_EXACT_SHIFT ? value : Number(BigInt.asIntN(64, exact));
    }
    throw damaged();
  };
  while (position < end) {
    source.step();
    const tag = varint();
    const wireType = tag % 8;
    const value = wireType === 0 || wireType === 2 ? varint() : 0;
    const length = [0, 8, value, undefined, undefined, 4][wireType];
    if (length === undefined || length < 0) throw damaged();
    const field = { number: Math.floor(tag / 8), value, start: position, end: position + length };
    if (field.end > end) throw endsEarly();
    yield field;
    position = field.end;
  }
}

/** The nested messages that a message holds under one field number. */
export function* nested(
  source: ByteSource,
  message: { readonly start: number; readonly end: number },
  number: number,
): Generator<Field> {
  for (const field of fields(source, message.start, message.end)) {
    if (field.number === number) yield field;
  }
}

/** A nested message as text. */
export function textOf(source: ByteSource, field: Field): string {
  return source.bytes(field.start, field.end).toString("utf8");
}

/** Whole numbers that are written one by one, or packed into one field. */
export function wholeNumbers(source: ByteSource, field: Field): number[] {
  if (field.start === field.end) return [field.value];
  const numbers: number[] = [];
  let value = 0n;
  let shift = 0n;
  for (const byte of source.bytes(field.start, field.end)) {
    value += BigInt(byte & 0x7f) << shift;
    shift += 7n;
    if (byte >= 0x80) continue;
    numbers.push(Number(BigInt.asIntN(64, value)));
    [value, shift] = [0n, 0n];
  }
  return numbers;
}

const damaged = () => new FileProblem(say("engine.file-damaged"));
const endsEarly = () => new FileProblem(say("engine.file-cut-short"));
const tooLarge = () => new FileProblem(say("engine.graph-too-large"));
