import { describe, expect, it } from "vitest";
import { type Tensor, tensor, zeros } from "../../../src/diffusion/tensor.ts";
import { createTinyPreview } from "../../../src/diffusion/tiny-preview.ts";

const byMap = { data: Uint8Array.of(1, 2, 3), width: 1, height: 1 };
const latents = zeros([1, 4, 1, 1]);

/** Previews whose decoder takes `milliseconds` and gives `values`. */
function previews(values: Tensor, milliseconds = 10) {
  const clock = { now: 0, decoded: 0 };
  const preview = createTinyPreview({
    decode: async () => {
      clock.now += milliseconds;
      clock.decoded += 1;
      return values;
    },
    otherwise: () => byMap,
    now: () => clock.now,
  });
  return { clock, preview };
}

describe("previews by a tiny decoder", () => {
  it("are what it decodes, as a picture", async () => {
    const { preview } = previews(tensor(Float32Array.of(-1, 0, 1), [1, 3, 1, 1]));
    expect(await preview(latents)).toEqual({
      data: Uint8Array.of(0, 128, 255),
      width: 1,
      height: 1,
    });
  });

  it("take a tenth of the time at most", async () => {
    const { clock, preview } = previews(zeros([1, 3, 1, 1]), 10);
    await preview(latents);
    clock.now += 99;
    expect(await preview(latents)).toBeUndefined();
    clock.now += 1;
    expect(await preview(latents)).toBeDefined();
    expect(clock.decoded).toBe(2);
  });

  it("are shrunk to what a message shows", async () => {
    const large = zeros([1, 3, 512, 768]);
    large.data.fill(0.5);
    const { preview } = previews(large);
    const picture = await preview(latents);
    expect(picture).toMatchObject({ width: 384, height: 256 });
    expect(new Set(picture?.data)).toEqual(new Set([191]));
  });

  it("leave the map its place for good when the numbers are of no use", async () => {
    const { clock, preview } = previews(tensor(Float32Array.of(NaN, 0, 0), [1, 3, 1, 1]));
    expect(await preview(latents)).toBe(byMap);
    expect(await preview(latents)).toBe(byMap);
    expect(clock.decoded).toBe(1);
  });
});
