import { describe, expect, it } from "vitest";
import type { Size, Source } from "../../../../src/domain/request.ts";
import { settleSize } from "../../../../src/providers/planning/settle-size.ts";
import {
  imageToImageOf15,
  textToImageOfXl,
} from "../../../../src/providers/segmind/capabilities.ts";
import { spoken } from "../../../support/words/spoken.ts";

const account = {
  price: undefined,
  pace: { account: "test", requestsPerMinute: undefined, concurrency: 1 },
};
const open = textToImageOfXl(account).sizes;
const closed = imageToImageOf15(account).sizes;

function settle(sizes: typeof open, asked: Size | undefined, source?: Source) {
  if (!sizes) throw new Error("the model has no sizes");
  const warnings: string[] = [];
  const { width, height } = settleSize(asked, sizes, source, "M", (_, message) =>
    warnings.push(spoken(message)),
  );
  return [`${width}×${height}`, warnings] as const;
}

const sourceOf = (width: number, height: number): Source => ({ picture: "", width, height });

describe("settleSize with a range", () => {
  it("uses the default without a wish, and a wish that fits as it is", () => {
    expect(settle(open, undefined)).toEqual(["1024×1024", []]);
    expect(settle(open, { width: 896, height: 1152 })).toEqual(["896×1152", []]);
  });

  it("rounds to the step and keeps within the bounds, with a warning", () => {
    expect(settle(open, { width: 1001, height: 100 })).toEqual([
      "1000×512",
      ["M takes 512 to 2048 pixels a side, in steps of 8: 1001×100 became 1000×512."],
    ]);
  });
});

describe("settleSize with bounds for the whole picture", () => {
  const bounded = { ...closed, min: 16, max: 3840, multipleOf: 16, closed: false } as const;
  const sizes = { ...bounded, default: { width: 1024, height: 1024 }, common: [] };
  const within = { ...sizes, maxPixels: 1024 * 1024, maxAspect: 3 };

  it.each([
    [1024, 1024, "1024×1024"],
    [2048, 2048, "1024×1024"],
    [2048, 1024, "1456×720"],
    [1030, 1020, "1024×1024"],
    [3000, 500, "1488×496"],
    [500, 3000, "496×1488"],
    [96, 10, "48×16"],
  ])("brings %i×%i to %s", (width, height, expected) => {
    const [size, warnings] = settle(within, { width, height });
    expect(size).toBe(expected);
    expect(warnings).toHaveLength(expected === `${width}×${height}` ? 0 : 1);
  });

  it("keeps every bound for every size", () => {
    for (let width = 1; width < 4000; width += 37) {
      for (let height = 1; height < 4000; height += 41) {
        const [size] = settle(within, { width, height });
        const [w = 0, h = 0] = size.split("×").map(Number);
        expect(w * h).toBeLessThanOrEqual(within.maxPixels);
        expect(Math.max(w, h) / Math.min(w, h)).toBeLessThanOrEqual(3);
        expect([w % 16, h % 16, Math.min(w, h) >= 16]).toEqual([0, 0, true]);
      }
    }
  });
});

describe("settleSize with a list", () => {
  it.each([
    [512, 512, "512×512"],
    [768, 768, "768×768"],
    [1024, 1024, "768×768"],
    [1080, 1920, "512×768"],
    [4000, 100, "768×512"],
  ])("brings a wish of %i×%i to %s", (width, height, expected) => {
    const [size, warnings] = settle(closed, { width, height });
    expect(size).toBe(expected);
    expect(warnings).toHaveLength(expected === `${width}×${height}` ? 0 : 1);
  });

  it.each([
    [3000, 3000, "512×512"],
    [600, 900, "512×768"],
    [900, 600, "768×512"],
  ])("follows the shape of a source of %i×%i without a wish: %s", (width, height, expected) => {
    expect(settle(closed, undefined, sourceOf(width, height))).toEqual([expected, []]);
  });

  it("uses the default without anything to go by", () => {
    expect(settle(closed, undefined)).toEqual(["512×512", []]);
  });
});
