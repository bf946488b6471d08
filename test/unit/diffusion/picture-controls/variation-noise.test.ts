import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { variationNoise } from "../../../../src/diffusion/picture-controls/variation-noise.ts";
import { createGenerator } from "../../../../src/diffusion/random/generator.ts";
import { tensor } from "../../../../src/diffusion/tensor.ts";

const noise = (seed: number) => tensor(createGenerator(seed).normal(4 * 16 * 16), [1, 4, 16, 16]);
const deviation = (values: Float32Array) =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

describe("the noise of a variation", () => {
  it("is the first seed's at strength 0, and the second's at 1", () => {
    const [first, second] = [noise(1), noise(2)];
    expect(variationNoise(0, first, second).data).toEqual(first.data);
    for (const [index, value] of variationNoise(1, first, second).data.entries()) {
      expect(value).toBeCloseTo(second.data[index] ?? NaN, 5);
    }
  });

  it("keeps the strength of noise on the way, where a mean would lose it", () => {
    const strength = fc.double({ min: 0, max: 1, noNaN: true });
    const seed = fc.integer({ min: 3, max: 1000 });
    fc.assert(
      fc.property(strength, seed, (share, other) => {
        const { data } = variationNoise(share, noise(2), noise(other));
        expect(Math.abs(deviation(data) - 1)).toBeLessThan(0.1);
      }),
      { numRuns: 30 },
    );
  });

  it("is the same noise where both seeds are one, and a number where a column is one latent", () => {
    expect(variationNoise(0.4, noise(3), noise(3)).data).toEqual(noise(3).data);
    const [one, other] = [Float32Array.of(1, 2), Float32Array.of(3, -2)];
    const mixed = variationNoise(0.5, tensor(one, [1, 1, 1, 2]), tensor(other, [1, 1, 1, 2]));
    expect(mixed.data[0]).toBe(2);
    expect(mixed.data[1]).toBe(0);
  });
});
