import { describe, expect, it } from "vitest";
import {
  blendLatents,
  latentMask,
} from "../../../../src/diffusion/picture-controls/latent-mask.ts";
import { planeOf } from "../../../../src/diffusion/picture-controls/plane.ts";
import { tensor } from "../../../../src/diffusion/tensor.ts";

describe("the mask of latents", () => {
  it("counts a latent of which a single pixel is redrawn a little", () => {
    const plane = planeOf({ width: 16, height: 8 }, (x, y) => (x === 15 && y === 7 ? 0.01 : 0));
    const mask = latentMask(plane, 8);
    expect(mask.dims).toEqual([1, 1, 1, 2]);
    expect([...mask.data]).toEqual([0, 1]);
  });

  it("chooses between drawn and kept latents in every channel", () => {
    const mask = tensor(Float32Array.of(1, 0), [1, 1, 1, 2]);
    const drawn = tensor(Float32Array.of(1, 2, 3, 4), [1, 2, 1, 2]);
    const kept = tensor(Float32Array.of(5, 6, 7, 8), [1, 2, 1, 2]);
    expect([...blendLatents(mask, drawn, kept).data]).toEqual([1, 6, 3, 8]);
  });
});
