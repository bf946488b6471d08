import { describe, expect, it } from "vitest";
import type { FailureRecord } from "../../../src/domain/failure.ts";
import type { JobStore } from "../../../src/storage/job-store.ts";
import { quoted } from "../../../src/words/index.ts";
import { drawn, newJob, noLimits, taken } from "../../support/new-job.ts";
import { openTestStorage } from "../../support/open-test-storage.ts";

const failure = (mayBeBilled: boolean): FailureRecord => ({
  code: "timeout",
  message: quoted("Late."),
  mayRepeat: true,
  mayBeBilled,
});

const calls = [[0], [1], [2], [3]];

/** A job for four pictures at 0.25 each, which runs; and what is left of limits of 4 and of 1. */
async function running() {
  const { jobs } = await openTestStorage();
  const job = newJob({ request: { count: 4 }, cost: 1 });
  const plan = { request: job.request, warnings: [], calls };
  const limits = { ...noLimits, picturesPerDay: 4, dailyBudget: 1 };
  await jobs.admit({ ...job, plan }, limits);
  const { id } = await taken(jobs);
  const fits = async (count: number, cost: number, kind: "imagine" | "retry" = "imagine") => {
    const parent = kind === "retry" ? { jobId: id, position: undefined } : undefined;
    return (await jobs.admit(newJob({ kind, parent, request: { count }, cost }), limits)).outcome;
  };
  return { jobs, id, fits };
}

async function send(jobs: JobStore, id: string, call: number, state: "submitting" | "settled") {
  await jobs.setRemoteCall(id, { call, state, remoteId: undefined });
}

describe("what a job counts for", () => {
  it("is what was delivered, when the rest failed and cost nothing", async () => {
    const { jobs, id, fits } = await running();
    await drawn(jobs, id, 2);
    await jobs.move(id, "made", { failure: failure(false) });
    expect(await fits(3, 0)).toBe("refused");
    expect(await fits(1, 0.51)).toBe("refused");
    expect(await fits(2, 0.5)).toBe("admitted");
  });

  it("with a retry of what was missing, counts those pictures once", async () => {
    const { jobs, id, fits } = await running();
    await drawn(jobs, id, 2);
    await jobs.move(id, "made", { failure: failure(false) });
    await jobs.move(id, "delivered");
    expect(await fits(2, 0.5, "retry")).toBe("admitted");
    expect(await fits(1, 0)).toBe("refused");
  });

  it("keeps the price of pictures that may have been paid and did not come", async () => {
    const { jobs, id, fits } = await running();
    await drawn(jobs, id, 2);
    await send(jobs, id, 2, "submitting");
    await send(jobs, id, 3, "settled");
    await jobs.move(id, "made", { failure: failure(true) });
    expect(await fits(1, 0.26)).toBe("refused");
    expect(await fits(2, 0.25)).toBe("admitted");
  });

  it("is nothing when it was cancelled before anything was sent", async () => {
    const { jobs, id, fits } = await running();
    await jobs.move(id, "cancelled");
    expect(await fits(4, 1)).toBe("admitted");
  });

  it("is what was sent when it was cancelled after a paid call", async () => {
    const { jobs, id, fits } = await running();
    await send(jobs, id, 0, "submitting");
    await send(jobs, id, 1, "submitting");
    await jobs.move(id, "cancelled");
    expect(await fits(3, 0)).toBe("refused");
    expect(await fits(1, 0.51)).toBe("refused");
    expect(await fits(2, 0.5)).toBe("admitted");
  });

  it("is what is made and what was sent when it was cut short", async () => {
    const { jobs, id, fits } = await running();
    await send(jobs, id, 0, "settled");
    await send(jobs, id, 1, "submitting");
    await drawn(jobs, id, 1);
    await jobs.move(id, "made");
    expect(await fits(3, 0)).toBe("refused");
    expect(await fits(2, 0.5)).toBe("admitted");
  });
});
