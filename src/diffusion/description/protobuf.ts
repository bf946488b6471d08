import { readSync } from "node:fs";

/** Bytes that can be looked at anywhere without holding all of them in memory. */
export interface ByteSource {
  readonly length: number;
  byteAt(position: number): number;
}

/** A field of a protobuf message: a number (`value`), or a nested message from `start` to `end`. */
export interface Field {
  readonly number: number;
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

const PIECE_BYTES = 1 << 12;

/** An open file as a source; reads small pieces, so that skipping far ahead costs nothing. */
export function fileSource(descriptor: number, length: number): ByteSource {
  const piece = Buffer.alloc(PIECE_BYTES);
  let pieceStart = -PIECE_BYTES;
  return {
    length,
    byteAt(position) {
      if (position >= length) throw new RangeError("The file ends too early.");
      if (position < pieceStart || position >= pieceStart + PIECE_BYTES) {
        pieceStart = position;
        readSync(descriptor, piece, 0, PIECE_BYTES, position);
      }
      return piece[position - pieceStart]!;
    },
  };
}

/**
 * Walks the fields of the message between `start` and `end` (protobuf wire format) without
 * reading their contents. Throws RangeError when the bytes are no such message.
 */
export function* fields(source: ByteSource, start: number, end: number): Generator<Field> {
  let position = start;
  const varint = () => {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = source.byteAt(position);
      position += 1;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new RangeError("The file is damaged.");
  };
  while (position < end) {
    const tag = varint();
    const wireType = tag % 8;
    const value = wireType === 0 || wireType === 2 ? varint() : 0;
    const length = [0, 8, value, undefined, undefined, 4][wireType];
    if (length === undefined) throw new RangeError("The file is damaged.");
    const field = { number: Math.floor(tag / 8), value, start: position, end: position + length };
    if (field.end > end) throw new RangeError("The file ends too early.");
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
  const bytes = Buffer.alloc(field.end - field.start);
  for (let index = 0; index < bytes.length; index += 1) {
    bytes[index] = source.byteAt(field.start + index);
  }
  return bytes.toString("utf8");
}
