import { expect, it } from "vitest";
import {
  packLatents,
  unpackLatents,
} from "../../../../../src/diffusion/families/flux/pack-latents.ts";
import { tensor } from "../../../../../src/diffusion/tensor.ts";

it("latents are packed into tokens of two by two, by channel, row and column", () => {
  // numpy: arange(16).reshape(1, 2, 2, 4), as diffusers' FluxPipeline._pack_latents has it.
  const latents = tensor(
    Float32Array.from({ length: 16 }, (_, index) => index),
    [1, 2, 2, 4],
  );
  const packed = packLatents(latents);
  expect(packed.dims).toEqual([1, 2, 8]);
  expect(Array.from(packed.data)).toEqual([0, 1, 4, 5, 8, 9, 12, 13, 2, 3, 6, 7, 10, 11, 14, 15]);
});

it("tokens become the same latents again", () => {
  const dims = [2, 3, 4, 6];
  const data = Float32Array.from({ length: 144 }, (_, index) => Math.sin(index));
  expect(unpackLatents(packLatents({ data, dims }), dims)).toEqual({ data, dims });
});
