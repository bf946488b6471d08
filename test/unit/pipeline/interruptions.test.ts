import { describe, expect, it } from "vitest";
import type { Picture } from "../../../src/domain/job.ts";
import { countInterruptions } from "../../../src/pipeline/interruptions.ts";
import { admitted } from "../../support/new-job.ts";
import { openTestStorage } from "../../support/open-test-storage.ts";

describe("the count of interruptions", () => {
  it("begins anew when a job got further, or was not interrupted once", async () => {
    const { settings, jobs } = await openTestStorage();
    const job = await admitted(jobs);
    const picture = { ...job, pictures: [{} as Picture] };
    for (let time = 1; time <= 9; time += 1) await countInterruptions(settings, [job]);
    expect(await countInterruptions(settings, [picture])).toEqual(new Set());
    await settings.set("pipeline.interrupted", "broken");
    for (let time = 1; time <= 9; time += 1) await countInterruptions(settings, [picture]);
    expect(await countInterruptions(settings, [picture])).toEqual(new Set([job.id]));
    await countInterruptions(settings, []);
    expect(await countInterruptions(settings, [picture])).toEqual(new Set());
  });
});
