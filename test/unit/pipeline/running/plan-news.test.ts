import { describe, expect, it } from "vitest";
import type { Job } from "../../../../src/domain/job.ts";
import type { GenerationRequest } from "../../../../src/domain/request.ts";
import { warning } from "../../../../src/domain/warning.ts";
import { planNews } from "../../../../src/pipeline/running/plan-news.ts";
import { quoted } from "../../../../src/words/index.ts";
import { admitted } from "../../../support/new-job.ts";
import { openTestStorage } from "../../../support/open-test-storage.ts";
import { spokenWarnings } from "../../../support/words/spoken.ts";

const told = warning("refiner", quoted("There is no refiner: it was left out."));

async function jobWith(
  planned: Partial<GenerationRequest> | undefined,
  warnings = [] as (typeof told)[],
): Promise<Job> {
  const { jobs } = await openTestStorage();
  const job = await admitted(jobs);
  if (planned === undefined) return job;
  return { ...job, plan: { request: { ...job.request, ...planned }, warnings, calls: [[0]] } };
}

function news(job: Job, planned: Partial<GenerationRequest>, warnings = [] as (typeof told)[]) {
  const request = { ...job.request, ...planned };
  const found = planNews(job, { request, warnings, calls: [[0]], cost: undefined }, "Easel");
  return found && spokenWarnings(found);
}

describe("what is new in a job's plan", () => {
  it("is nothing when it is the one that is stored", async () => {
    const job = await jobWith({ steps: 20, size: { width: 64, height: 32 } });
    expect(news(job, { size: { height: 32, width: 64 }, steps: 20, style: undefined })).toBe(
      undefined,
    );
  });

  it("is a warning that was not there when it was ordered", async () => {
    const job = await jobWith({ refiner: { on: true } });
    expect(news(job, { refiner: undefined }, [told])).toEqual([
      { option: "refiner", message: "There is no refiner: it was left out." },
    ]);
    const before = await jobWith({ refiner: undefined }, [told]);
    expect(news(before, { refiner: undefined }, [told])).toBe(undefined);
  });

  it("is said of values that changed without a warning", async () => {
    const job = await jobWith({ steps: 20, guidanceScale: 7 });
    expect(news(job, { steps: 30, guidanceScale: 7 })).toEqual([
      {
        option: "model",
        message: "Easel has changed since this was ordered: steps is used differently now.",
      },
    ]);
    expect(news(job, { steps: 30, guidanceScale: 5 })?.[0]?.message).toContain(
      "steps and guidance are used differently",
    );
  });

  it("is stored, but not commented on, for a job of an older version", async () => {
    expect(news(await jobWith(undefined), { steps: 30 })).toEqual([]);
  });
});
