/** A file that somebody sends who means harm, and how it is made. */
export interface HostileFile {
  readonly name: string;
  readonly make: () => Buffer | Promise<Buffer>;
}

/** Bytes that nothing packs, the same every time. */
export function noise(length: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(length);
  let state = seed;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

/** Four bytes of a number, the highest first. */
export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

/** Two bytes of a number, the highest first. */
export function uint16(value: number): Buffer {
  return Buffer.from([value >>> 8, value & 0xff]);
}

/** Copies of the same bytes. */
export function repeated(bytes: Buffer | string, times: number): Buffer {
  const one = Buffer.from(bytes);
  return Buffer.alloc(one.length * times, one);
}
