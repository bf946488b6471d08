/**
 * A float32 array as a NumPy file, format version 1.0 (numpy.lib.format): magic, a Python
 * dictionary padded to a multiple of 64 bytes, then the numbers in C order, little endian.
 * `shape` must multiply to `data.length`.
 */
export function encodeNpy(data: Float32Array, shape: readonly number[]): Buffer {
  const tuple = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const dictionary = `{'descr': '<f4', 'fortran_order': False, 'shape': (${tuple}), }`;
  const unpadded = 10 + dictionary.length + 1;
  const header = `${dictionary}${" ".repeat((64 - (unpadded % 64)) % 64)}\n`;
  const prefix = Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, 0, 0]);
  prefix.writeUInt16LE(header.length, 8);
  return Buffer.concat([
    prefix,
    Buffer.from(header, "latin1"),
    Buffer.from(data.buffer, data.byteOffset, data.byteLength),
  ]);
}
