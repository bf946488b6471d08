import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SizeRange } from "../../../../src/domain/capabilities.ts";
import { sizeOfShape } from "../../../../src/domain/options/size-of-shape.ts";

const range = (side: number, changes: Partial<SizeRange> = {}): SizeRange => ({
  default: { width: side, height: side },
  common: [],
  min: side / 4,
  max: side * 4,
  multipleOf: 8,
  closed: false,
  ...changes,
});

const text = ({ width, height }: { readonly width: number; readonly height: number }) =>
  `${width}x${height}`;

describe("the size of a shape", () => {
  it.each([
    [16, 9, range(1024), "1368x768"],
    [9, 16, range(1024), "768x1368"],
    [1, 1, range(1024), "1024x1024"],
    [3, 2, range(512), "624x416"],
    [16, 9, range(1024, { multipleOf: 64 }), "1344x768"],
    [16, 9, range(256, { multipleOf: 1 }), "344x192"],
    [2, 1, range(512, { max: 600 }), "600x304"],
    [16, 1, range(512, { min: 256 }), "4096x256"],
  ])(
    "%s:%s is about the area of the model's own, in its steps",
    (across, down, sizes, expected) => {
      expect(text(sizeOfShape({ across, down }, sizes))).toBe(expected);
    },
  );

  it("of a closed list is the nearest in shape", () => {
    const common = [
      { width: 1024, height: 1024 },
      { width: 1792, height: 1024 },
      { width: 1024, height: 1792 },
    ];
    const sizes = range(1024, { common, closed: true });
    expect(text(sizeOfShape({ across: 16, down: 9 }, sizes))).toBe("1792x1024");
    expect(text(sizeOfShape({ across: 4, down: 5 }, sizes))).toBe("1024x1024");
  });

  it("exists for a model that says nothing of sizes", () => {
    expect(text(sizeOfShape({ across: 1, down: 1 }))).toBe("512x512");
  });

  it("keeps shape, area and steps, whatever the model", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1 / 4, max: 4, noNaN: true }),
        fc.constantFrom(1, 8, 16, 32, 64),
        fc.integer({ min: 6, max: 16 }),
        (ratio, multipleOf, times) => {
          const side = times * 64;
          const { width, height } = sizeOfShape(
            { across: ratio, down: 1 },
            range(side, { multipleOf }),
          );
          expect(width % multipleOf).toBe(0);
          expect(height % multipleOf).toBe(0);
          const step = Math.max(multipleOf, 8);
          const room = step / Math.min(width, height);
          expect(Math.abs(Math.log(width / height / ratio))).toBeLessThan(room);
          expect(Math.abs(Math.log((width * height) / side ** 2))).toBeLessThan(2.5 * room);
        },
      ),
    );
  });
});
