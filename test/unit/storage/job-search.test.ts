import { describe, expect, it } from "vitest";
import type { JobStore } from "../../../src/storage/job-store.ts";
import { admitted, taken } from "../../support/new-job.ts";
import { openTestStorage, type TestClock } from "../../support/open-test-storage.ts";

async function run(jobs: JobStore, clock: TestClock, milliseconds: number, count = 1) {
  const { id } = await admitted(jobs, { request: { count } });
  await taken(jobs);
  clock.time += milliseconds;
  for (let position = 0; position < count; position++) await addPicture(jobs, id, position);
}

async function addPicture(jobs: JobStore, id: string, position: number) {
  const file = { hash: "ab", seed: 1, width: 1, height: 1, mediaType: "image/png", bytes: 1 };
  await jobs.addPicture(id, { position, ...file });
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

  it("divides by the pictures that were made, not by those that were asked for", async () => {
    const { jobs, clock } = await openTestStorage();
    const { id } = await admitted(jobs, { request: { count: 4 } });
    await taken(jobs);
    clock.time += 2000;
    await addPicture(jobs, id, 0);
    await jobs.move(id, "made");
    expect(await jobs.typicalMilliseconds("local/easel")).toBe(2000);
  });

  it("leaves out jobs that ran more than once: their last run made only some of the pictures", async () => {
    const { jobs, clock } = await openTestStorage();
    await run(jobs, clock, 1000);
    const { id } = await admitted(jobs, { request: { count: 2 } });
    await taken(jobs);
    clock.time += 60_000;
    await addPicture(jobs, id, 0);
    await jobs.putBack(id);
    await taken(jobs);
    clock.time += 10;
    await addPicture(jobs, id, 1);
    expect(await jobs.typicalMilliseconds("local/easel")).toBe(1000);
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
