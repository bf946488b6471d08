import { describe, expect, it } from "vitest";
import { fitPreview } from "../../../src/diffusion/fit-preview.ts";
import { previewLatents } from "../../../src/diffusion/preview.ts";
import { tensor } from "../../../src/diffusion/tensor.ts";

describe("a preview of latents", () => {
  it("maps channels to colours and enlarges four times", () => {
    const latents = tensor(Float32Array.of(0, 1, 0, 1), [1, 2, 1, 2]);
    const picture = previewLatents(latents, [
      [1, 0, 0],
      [0, 0, 0.5],
      [0, -3, 1],
    ]);
    expect([picture.width, picture.height]).toEqual([8, 4]);
    expect(Array.from(picture.data.subarray(0, 3))).toEqual([0, 128, 255]);
    expect(Array.from(picture.data.subarray(-3))).toEqual([255, 128, 0]);
  });

  it("goes smoothly from one latent to the next", () => {
    const latents = tensor(Float32Array.of(0, 1), [1, 1, 1, 2]);
    const { data } = previewLatents(latents, [
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    const reds = Array.from({ length: 8 }, (_, x) => data[x * 3] ?? NaN);
    expect(reds).toEqual(reds.toSorted((a, b) => a - b));
    expect(new Set(reds).size).toBeGreaterThan(4);
  });
});

describe("fitting a preview", () => {
  it("finds the map that made a picture", () => {
    const [height, width] = [8, 8];
    const latents = tensor(
      Float32Array.from({ length: 2 * height * width }, (_, index) => Math.sin(index * 1.3)),
      [1, 2, height, width],
    );
    const map: [number[], number[], number[]] = [
      [0.2, 0.1, 0.5],
      [-0.1, 0.2, 0.4],
      [0, 0.1, 0.6],
    ];
    const data = new Uint8Array(height * width * 4 * 3);
    for (let y = 0; y < height * 2; y += 1) {
      for (let x = 0; x < width * 2; x += 1) {
        const place = Math.floor(y / 2) * width + Math.floor(x / 2);
        for (const [channel, [first = 0, second = 0, offset = 0]] of map.entries()) {
          const a = latents.data[place] ?? 0;
          const b = latents.data[place + height * width] ?? 0;
          data[(y * width * 2 + x) * 3 + channel] = (first * a + second * b + offset) * 255;
        }
      }
    }
    const fitted = fitPreview(latents, { data, width: width * 2, height: height * 2 });
    for (const [channel, factors] of map.entries()) {
      for (const [index, factor] of factors.entries()) {
        expect(fitted[channel]?.[index]).toBeCloseTo(factor, 1);
      }
    }
  });
});
