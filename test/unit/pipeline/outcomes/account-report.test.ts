import { describe, expect, it } from "vitest";
import { noteAccount } from "../../../../src/pipeline/outcomes/account-report.ts";
import { admitted } from "../../../support/new-job.ts";
import { openTestStorage } from "../../../support/open-test-storage.ts";
import { RecordingLog } from "../../../support/pipeline/recording-log.ts";

/** Lets services report their credits, one after the other; gives those that were warned of. */
async function warnedOf(
  reports: readonly (readonly [provider: string, credits: number | undefined])[],
  creditsWarning: number | undefined = 5,
): Promise<readonly unknown[]> {
  const { clock, ...storage } = await openTestStorage();
  const { id } = await admitted(storage.jobs);
  const log = new RecordingLog();
  for (const [provider, remainingCredits] of reports) {
    clock.time += 1;
    await noteAccount(id, provider, { remainingCredits }, { storage, log, creditsWarning });
  }
  expect(log.lines.every(({ level }) => level === "warn")).toBe(true);
  return log.lines.map(({ fields }) => Object.values(fields).slice(0, 2));
}

describe("a report of credits", () => {
  it("is warned of once when they fall below the mark, and again after they were filled up", async () => {
    const credits = [9, 5, 4.9, 3, 1, 80, 6, 2, 1];
    expect(await warnedOf(credits.map((left) => ["segmind", left]))).toEqual([
      ["segmind", 4.9],
      ["segmind", 2],
    ]);
  });

  it("is warned of at once when it is the first", async () => {
    expect(await warnedOf([["segmind", 1]])).toEqual([["segmind", 1]]);
  });

  it("counts for its own service only", async () => {
    const reports = [["a", 1] as const, ["b", 1] as const, ["a", 0.5] as const];
    expect(await warnedOf(reports)).toEqual([
      ["a", 1],
      ["b", 1],
    ]);
  });

  it("that says nothing of credits changes nothing", async () => {
    const reports = [["a", 1] as const, ["a", undefined] as const, ["a", 0.5] as const];
    expect(await warnedOf(reports)).toEqual([["a", 1]]);
  });

  it("is only stored when nobody wants a warning", async () => {
    const { jobs, ...rest } = await openTestStorage();
    const { id } = await admitted(jobs);
    const log = new RecordingLog();
    const parts = { storage: { jobs, ...rest }, log, creditsWarning: undefined };
    await noteAccount(id, "segmind", { remainingCredits: 0 }, parts);
    expect(log.lines).toEqual([]);
    expect((await jobs.credits()).get("segmind")?.credits).toBe(0);
  });
});
