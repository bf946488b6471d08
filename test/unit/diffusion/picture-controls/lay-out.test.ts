import { describe, expect, it } from "vitest";
import { layOut } from "../../../../src/diffusion/picture-controls/lay-out.ts";
import { greyPicture } from "../../../support/diffusion/grey-picture.ts";
import { tinyJob } from "../../../support/diffusion/tiny-model.ts";

const model = { latentScale: 8, patch: 1 };
const photo = greyPicture(50, 33, (x, y) => x * 4 + y);

describe("laying a job out", () => {
  it("pads a size to whole latents by its edges, and cuts the same pixels out again", () => {
    const initial = { picture: photo, strength: 0.5 };
    const { job, finish } = layOut(tinyJob({ width: 50, height: 33, initial }), model);
    expect([job.width, job.height, job.redrawn]).toEqual([56, 40, undefined]);
    expect(job.initial?.picture.data.subarray(0, 3)).toEqual(photo.data.subarray(0, 3));
    expect(finish(job.initial?.picture ?? photo)).toEqual(photo);
  });

  it("leaves a job of whole latents as it is", () => {
    const asked = tinyJob({ width: 64, height: 64 });
    const { job, finish } = layOut(asked, model);
    expect(job).toMatchObject({ ...asked, redrawn: undefined });
    const drawn = greyPicture(64, 64, (x) => x);
    expect(finish(drawn)).toEqual(drawn);
  });

  it("gives back what a mask keeps, and what was drawn within it", () => {
    const mask = greyPicture(50, 33, (x) => (x >= 25 ? 255 : 0));
    const initial = { picture: photo, strength: 1, mask };
    const { job, finish } = layOut(tinyJob({ width: 50, height: 33, initial }), model);
    expect([...(job.redrawn?.data.subarray(0, 7) ?? [])]).toEqual([0, 0, 0, 1, 1, 1, 1]);
    const finished = finish(greyPicture(56, 40, () => 255));
    for (const x of [0, 24]) expect(finished.data[x * 3]).toBe(photo.data[x * 3]);
    expect(finished.data[49 * 3]).toBe(255);
  });

  it("redraws a mask and what lies beyond the edges together", () => {
    const picture = greyPicture(32, 32, () => 90);
    const mask = greyPicture(32, 32, (x, y) => (x > 20 && y > 20 ? 255 : 0));
    const extend = { left: 0, right: 0, up: 8, down: 0 };
    const initial = { picture, strength: 1, mask, extend };
    const { job } = layOut(tinyJob({ width: 32, height: 40, initial }), model);
    expect([...(job.redrawn?.data ?? [])]).toEqual([
      1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1,
    ]);
  });

  it("ends a second pass at exactly the size that is asked", () => {
    const hires = { width: 75, height: 75, strength: 0.5, upscaler: "picture" } as const;
    const { job, finish } = layOut(tinyJob({ width: 50, height: 50, hires }), model);
    expect(job.hires).toMatchObject({ width: 80, height: 80 });
    expect(finish(greyPicture(80, 80, () => 1))).toMatchObject({ width: 75, height: 75 });
  });
});
