import { expect, it } from "vitest";
import {
  hardMask,
  nearestMask,
  withoutMasked,
} from "../../../../src/diffusion/picture-controls/hard-mask.ts";
import { tensor } from "../../../../src/diffusion/tensor.ts";

/** A grey picture of these values, 0 to 255. */
const grey = (width: number, ...values: readonly number[]) => ({
  data: Uint8Array.from(values.flatMap((value) => [value, value, value])),
  width,
  height: values.length / width,
});

it("an inpainting network is told ones and zeros; half grey counts as white", () => {
  const mask = grey(4, 0, 127, 128, 255);
  const plane = hardMask({ picture: grey(4, 9, 9, 9, 9), mask, strength: 1 });
  expect(Array.from(plane?.data ?? [])).toEqual([0, 0, 1, 1]);
});

it("without a mask everything is redrawn", () => {
  expect(hardMask({ picture: grey(1, 9), strength: 1 })).toBeUndefined();
});

it("what a picture is extended by is redrawn, and what its mask says", () => {
  const extend = { left: 64, right: 0, up: 0, down: 0 };
  const picture = grey(64, ...Array.from({ length: 64 * 64 }, () => 9));
  const mask = grey(64, ...Array.from({ length: 64 * 64 }, (_, at) => (at === 63 ? 255 : 0)));
  const plane = hardMask({ picture, mask, extend, strength: 1 });
  expect([plane?.width, plane?.height]).toEqual([128, 64]);
  const at = (x: number, y: number) => plane?.data[y * 128 + x];
  expect([at(0, 0), at(20, 63), at(127, 0), at(126, 0), at(127, 1)]).toEqual([1, 1, 1, 0, 0]);
});

it("a latent is masked as the pixel in its corner is", () => {
  const data = Float32Array.of(1, 0, 0, 0, 0, 0, 0, 1);
  expect(nearestMask({ data, width: 4, height: 2 }, 2)).toEqual(
    tensor(Float32Array.of(1, 0), [1, 1, 1, 2]),
  );
});

it("what is masked is grey in the picture that the network sees", () => {
  const picture = tensor(Float32Array.of(1, -1, 0.5, 1, -1, 0.5), [1, 3, 1, 2]);
  const seen = withoutMasked(picture, { data: Float32Array.of(1, 0), width: 2, height: 1 });
  expect(Array.from(seen.data).map((value) => value + 0)).toEqual([0, -1, 0, 1, 0, 0.5]);
});
