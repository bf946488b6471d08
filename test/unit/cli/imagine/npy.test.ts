import { describe, expect, it } from "vitest";
import { encodeNpy } from "../../../../src/cli/imagine/npy.ts";

describe("a NumPy file", () => {
  it("begins with the magic, aligns its data to 64 bytes, and holds the numbers in order", () => {
    const file = encodeNpy(Float32Array.of(1, -2.5, 3, 4), [1, 1, 2, 2]);
    expect(file.subarray(0, 8)).toEqual(Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]));
    const start = 10 + file.readUInt16LE(8);
    expect(start % 64).toBe(0);
    expect(file.subarray(10, start).toString("latin1")).toMatch(
      /^\{'descr': '<f4', 'fortran_order': False, 'shape': \(1, 1, 2, 2\), \} *\n$/,
    );
    expect([0, 4, 8, 12].map((at) => file.readFloatLE(start + at))).toEqual([1, -2.5, 3, 4]);
    expect(file).toHaveLength(start + 16);
  });

  it("writes a single dimension as Python does", () => {
    expect(encodeNpy(Float32Array.of(1, 2), [2]).toString("latin1")).toContain("'shape': (2,)");
  });
});
