/** A varint: seven bits a byte, the lowest first; negative numbers as 64 bits of two's complement. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest >= 0x80n) {
    bytes.push(Number(rest % 0x80n) | 0x80);
    rest /= 0x80n;
  }
  return Buffer.from([...bytes, Number(rest)]);
}

/** A field that holds a whole number, in protobuf's wire format. */
export function numberField(field: number, value: number): Buffer {
  return Buffer.concat([varint(field * 8), varint(value)]);
}

/** A field that holds a text. */
export function textField(field: number, value: string): Buffer {
  return messageField(field, [Buffer.from(value)]);
}

/** A field that holds bytes or a nested message, from the pieces that it is made of. */
export function messageField(field: number, parts: readonly Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([varint(field * 8 + 2), varint(length), ...parts]);
}
