import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitFiles } from "../../../src/images/split-files.ts";

const files = (...sizes: readonly number[]) =>
  sizes.map((size) => ({ bytes: new Uint8Array(size) }));
const sizesOf = (groups: readonly (readonly { bytes: Uint8Array }[])[]) =>
  groups.map((group) => group.map((file) => file.bytes.length));

describe("splitting files over messages", () => {
  it("keeps together what fits", () => {
    expect(sizesOf(splitFiles(files(4, 3, 3), { perMessage: 10, limitBytes: 10 }))).toEqual([
      [4, 3, 3],
    ]);
  });

  it("begins a new message where the bytes or the files are too many", () => {
    expect(sizesOf(splitFiles(files(4, 7, 3), { perMessage: 10, limitBytes: 10 }))).toEqual([
      [4],
      [7, 3],
    ]);
    expect(sizesOf(splitFiles(files(1, 1, 1), { perMessage: 2, limitBytes: 10 }))).toEqual([
      [1, 1],
      [1],
    ]);
  });

  it("leaves a file that is too large alone in its message", () => {
    expect(sizesOf(splitFiles(files(1, 99, 1), { perMessage: 10, limitBytes: 10 }))).toEqual([
      [1],
      [99],
      [1],
    ]);
  });

  it("makes no message of nothing", () => {
    expect(splitFiles([], { perMessage: 10, limitBytes: 10 })).toEqual([]);
  });

  it("keeps every file, in order, and every limit", () => {
    const sizes = fc.array(fc.nat({ max: 20 }));
    const room = fc.record({
      perMessage: fc.integer({ min: 1, max: 5 }),
      limitBytes: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(sizes, room, (each, limits) => {
        const groups = sizesOf(splitFiles(files(...each), limits));
        expect(groups.flat()).toEqual(each);
        for (const group of groups) {
          const bytes = group.reduce((sum, size) => sum + size, 0);
          expect(group.length).toBeLessThanOrEqual(limits.perMessage);
          expect(bytes <= limits.limitBytes || group.length === 1).toBe(true);
        }
      }),
    );
  });
});
