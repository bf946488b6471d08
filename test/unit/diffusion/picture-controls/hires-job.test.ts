import { expect, it } from "vitest";
import { hiresJob } from "../../../../src/diffusion/picture-controls/hires-job.ts";
import { tinyJob } from "../../../support/diffusion/tiny-model.ts";

it("is larger, starts from what is there, and takes the first pass' steps unless it has its own", () => {
  const hires = { width: 32, height: 48, strength: 0.5, upscaler: "picture" as const };
  const job = { ...tinyJob({ steps: 9 }), hires };
  const size = { width: 32, height: 48, initial: { strength: 0.5 }, hires: undefined };
  expect(hiresJob(job)).toMatchObject({ ...size, steps: 9 });
  expect(hiresJob({ ...job, hires: { ...hires, steps: 5 } })).toMatchObject({ ...size, steps: 5 });
});
