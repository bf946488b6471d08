import { describe, expect, it } from "vitest";
import type { JobStore } from "../../../src/storage/job-store.ts";
import { admitted, drawn, taken } from "../../support/new-job.ts";
import { openTestStorage, type TestClock } from "../../support/open-test-storage.ts";

async function run(jobs: JobStore, clock: TestClock, milliseconds: number, count = 1) {
  const { id } = await admitted(jobs, { request: { count } });
  await taken(jobs);
  clock.time += milliseconds;
  await drawn(jobs, id, count);
}

describe("searching jobs", () => {
  it("lists a person's jobs, newest first, as many as asked for", async () => {
    const { jobs } = await openTestStorage();
    const ids = [];
    for (let count = 0; count < 3; count++) ids.push((await admitted(jobs)).id);
    await admitted(jobs, { userId: "bert" });
    expect((await jobs.ofUser("anna", 2)).map((job) => job.id)).toEqual([ids[2], ids[1]]);
    expect(await jobs.ofUser("nobody", 2)).toEqual([]);
  });

  it("finds a job by the message that shows it", async () => {
    const { jobs } = await openTestStorage();
    const { id } = await admitted(jobs);
    await admitted(jobs);
    expect(await jobs.findByMessage("555")).toBeUndefined();
    await jobs.setDelivery(id, { channelId: "444", messageId: "555" });
    expect((await jobs.findByMessage("555"))?.id).toBe(id);
  });

  it("finds no job by a message when one was delivered nowhere", async () => {
    const { jobs } = await openTestStorage();
    const { id } = await admitted(jobs);
    await jobs.setDelivery(id, { channelId: undefined, messageId: undefined });
    expect(await jobs.findByMessage("null")).toBeUndefined();
  });
});

describe("how long a model typically takes", () => {
  it("is unknown before its first run", async () => {
    const { jobs, clock } = await openTestStorage();
    await run(jobs, clock, 1000);
    expect(await jobs.typicalMilliseconds("another/model")).toBeUndefined();
  });

  it("is the median per picture", async () => {
    const { jobs, clock } = await openTestStorage();
    await run(jobs, clock, 1000);
    await run(jobs, clock, 8000, 4);
    expect(await jobs.typicalMilliseconds("local/easel")).toBe(1500);
    await run(jobs, clock, 60_000);
    expect(await jobs.typicalMilliseconds("local/easel")).toBe(2000);
  });

  it("looks back on the last twenty runs only", async () => {
    const { jobs, clock } = await openTestStorage();
    for (let count = 0; count < 15; count++) await run(jobs, clock, 9000);
    for (let count = 0; count < 20; count++) await run(jobs, clock, 500);
    expect(await jobs.typicalMilliseconds("local/easel")).toBe(500);
  });

  it("does not count runs that failed", async () => {
    const { jobs, clock } = await openTestStorage();
    await run(jobs, clock, 1000);
    const { id } = await admitted(jobs);
    await taken(jobs);
    clock.time += 99_000;
    await jobs.move(id, "failed");
    expect(await jobs.typicalMilliseconds("local/easel")).toBe(1000);
  });
});
