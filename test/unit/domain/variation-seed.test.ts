import { describe, expect, it } from "vitest";
import { requestOfPicture } from "../../../src/domain/request.ts";
import { variationSeedOf } from "../../../src/domain/variation-seed.ts";
import { sampleJob } from "../../support/components/sample-job.ts";
import { quoted } from "../../../src/words/index.ts";

const variation = { seed: 70, strength: 0.3 };

describe("the seeds of variations", () => {
  it("share the first and count the second, so that two numbers repeat a picture", () => {
    const { request } = sampleJob({ request: { seed: 5, variation } });
    expect(requestOfPicture(request, 2)).toMatchObject({
      seed: 5,
      variation: { seed: 72, strength: 0.3 },
    });
    expect(requestOfPicture({ ...request, variation: undefined }, 2).seed).toBe(7);
  });

  it("are told for a job with them, unless its model left them out", () => {
    const job = sampleJob({ request: { variation } });
    expect(variationSeedOf(job, 3)).toBe(73);
    const warnings = [{ option: "variation_strength", message: quoted("left out") }];
    expect(variationSeedOf({ ...job, warnings }, 3)).toBeUndefined();
    expect(variationSeedOf(sampleJob(), 0)).toBeUndefined();
  });
});
