const [EXTENSION, APPLICATION, NAME_BYTES] = [0x21, 0xff, 11];

/**
 * A GIF with a packet of XMP before its end (XMP Specification Part 3, 1.1.2): an application extension
 * whose content is no row of blocks. What skips it as one lands in the descending numbers behind it,
 * wherever it comes from, and with them at the end.
 */
export function markGif(gif: Buffer, xmp: string): Buffer {
  const head = Buffer.from([EXTENSION, APPLICATION, NAME_BYTES]);
  const name = Buffer.from("XMP DataXMP", "latin1");
  const numbers = Uint8Array.from({ length: 256 }, (_, index) => 255 - index);
  const trailer = Buffer.concat([Buffer.of(1), numbers, Buffer.of(0)]);
  const end = gif.length - 1;
  return Buffer.concat([
    gif.subarray(0, end),
    head,
    name,
    Buffer.from(xmp),
    trailer,
    gif.subarray(end),
  ]);
}
