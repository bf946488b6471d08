import { describe, expect, it } from "vitest";
import type { Job, Picture } from "../../../../src/domain/job.ts";
import { countInterruptions } from "../../../../src/pipeline/queue/interruptions.ts";
import { admitted } from "../../../support/new-job.ts";
import { openTestStorage } from "../../../support/open-test-storage.ts";

const MINUTE_MS = 60_000;

describe("the count of interruptions", () => {
  it("begins anew when a job got further, or was not interrupted once", async () => {
    const { settings, jobs } = await openTestStorage();
    const job = await admitted(jobs);
    const further = { ...job, pictures: [{} as Picture] };
    let minute = 0;
    const count = (...interrupted: Job[]) =>
      countInterruptions(settings, interrupted, (minute += 2) * MINUTE_MS);
    for (let time = 1; time <= 9; time += 1) expect(await count(job)).toEqual(new Set());
    await settings.set("pipeline.interrupted", "broken");
    for (let time = 1; time <= 9; time += 1) expect(await count(job)).toEqual(new Set());
    for (let time = 1; time <= 9; time += 1) expect(await count(further)).toEqual(new Set());
    expect(await count(further)).toEqual(new Set([job.id]));
    await count();
    expect(await count(further)).toEqual(new Set());
  });

  it("blames nobody for a flurry of restarts", async () => {
    const { settings, jobs } = await openTestStorage();
    const job = await admitted(jobs);
    for (let second = 0; second < 599; second += 30) {
      expect((await countInterruptions(settings, [job], second * 1000)).size).toBe(0);
    }
    expect(await countInterruptions(settings, [job], 600_000)).toEqual(new Set([job.id]));
  });
});
