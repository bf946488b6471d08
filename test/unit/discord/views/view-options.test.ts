import { describe, expect, it } from "vitest";
import { asPlanned } from "../../../../src/discord/views/view-options.ts";
import { UserError } from "../../../../src/domain/errors.ts";
import type { ImageModel } from "../../../../src/providers/image-model.ts";
import { fakeServices } from "../../../support/commands/fake-services.ts";
import { sampleModel } from "../../../support/commands/sample-model.ts";
import { sampleJob } from "../../../support/components/sample-job.ts";
import { quoted } from "../../../../src/words/index.ts";

const job = sampleJob({ request: { guidanceScale: 3 } });

/** What Details say of the job when its model plans so. */
function shown(plan: ImageModel["plan"]) {
  const model = { ...sampleModel(job.request.model, "Easel"), plan };
  const { services } = fakeServices({ studio: { model: () => model } });
  return asPlanned(job, services).request;
}

describe("a job in its details", () => {
  it("has the values that its model used where nobody named any", () => {
    const request = shown((asked) => ({
      request: { ...asked, steps: 25, scheduler: "Euler a" },
      warnings: [],
      calls: [[0]],
      cost: undefined,
    }));
    expect(request).toMatchObject({ steps: 25, scheduler: "Euler a", guidanceScale: 3 });
  });

  it("is as it was asked for when its model is gone, or would refuse it today", () => {
    const { services } = fakeServices({ studio: { model: () => undefined } });
    expect(asPlanned(job, services)).toBe(job);
    const refused = shown(() => {
      throw new UserError("invalid-option", quoted("No longer."));
    });
    expect(refused).toBe(job.request);
  });

  it("does not hide a bug", () => {
    expect(() =>
      shown(() => {
        throw new TypeError("a bug");
      }),
    ).toThrow("a bug");
  });
});
