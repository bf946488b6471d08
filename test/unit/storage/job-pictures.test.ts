import { describe, expect, it } from "vitest";
import type { FailureRecord } from "../../../src/domain/failure.ts";
import type { JobStore } from "../../../src/storage/job-store.ts";
import { quoted } from "../../../src/words/index.ts";
import { admitted, drawn, made, taken } from "../../support/new-job.ts";
import { openTestStorage } from "../../support/open-test-storage.ts";

const failure = (mayBeBilled: boolean): FailureRecord => ({
  code: "interrupted",
  message: quoted("its answer was lost"),
  mayRepeat: true,
  mayBeBilled,
});

async function failed(jobs: JobStore, { mayBeBilled = true, count = 1 } = {}): Promise<string> {
  const { id } = await admitted(jobs, { request: { count }, cost: 3 });
  await taken(jobs);
  await jobs.submitCall(id, 0);
  await jobs.move(id, "failed", { failure: failure(mayBeBilled) });
  return id;
}

const late = (jobs: JobStore, id: string, position = 0) =>
  jobs.addPicture(id, {
    position,
    hash: "a".repeat(64),
    seed: 1,
    width: 8,
    height: 8,
    mediaType: "image/png",
    bytes: 1,
  });

describe("a picture that comes late", () => {
  it("and may have been paid makes its job after all: it is delivered, once", async () => {
    const { jobs, outbox } = await openTestStorage();
    const id = await failed(jobs);
    expect(await late(jobs, id)).toMatchObject({ state: "made", failure: undefined });
    expect(await jobs.find(id)).toMatchObject({ state: "made", failure: undefined, cost: 3 });
    const entries = await outbox.takeUp();
    expect(entries.filter(({ kind }) => kind === "end")).toEqual([]);
    // What comes again changes nothing.
    expect(await late(jobs, id)).toBeUndefined();
    expect((await jobs.find(id))?.pictures).toHaveLength(1);
  });

  it("is kept until the others are there, in a job with several", async () => {
    const { jobs } = await openTestStorage();
    const id = await failed(jobs, { count: 2 });
    expect(await late(jobs, id, 1)).toBeUndefined();
    expect(await jobs.find(id)).toMatchObject({ state: "failed", pictures: [{ position: 1 }] });
    expect((await late(jobs, id, 0))?.state).toBe("made");
  });

  it("is kept in a job that was made without it, which is not delivered again", async () => {
    const { jobs } = await openTestStorage();
    const { id } = await admitted(jobs, { request: { count: 2 } });
    await taken(jobs);
    await drawn(jobs, id, 1);
    await jobs.move(id, "made", { failure: failure(true) });
    await jobs.move(id, "delivered");
    expect(await late(jobs, id, 1)).toBeUndefined();
    expect(await jobs.find(id)).toMatchObject({
      state: "delivered",
      pictures: [{ position: 0 }, { position: 1 }],
    });
  });

  it("is kept in a job that waits to be done again, which needs not be done then", async () => {
    const { jobs } = await openTestStorage();
    const { id } = await admitted(jobs);
    await taken(jobs);
    await jobs.putBack(id);
    expect((await late(jobs, id))?.state).toBe("made");
    expect(await jobs.takeNext({})).toBeUndefined();
  });

  it.each(["cancelled", "refused"] as const)(
    "changes nothing in a job that was %s",
    async (state) => {
      const { jobs } = await openTestStorage();
      const { id } = await admitted(jobs);
      await taken(jobs);
      await jobs.move(id, state);
      expect(await late(jobs, id)).toBeUndefined();
      expect(await jobs.find(id)).toMatchObject({ state, pictures: [] });
    },
  );

  it("changes nothing in a job that failed for nothing, nor in one that is whole", async () => {
    const { jobs } = await openTestStorage();
    const id = await failed(jobs, { mayBeBilled: false });
    expect(await late(jobs, id)).toBeUndefined();
    expect(await jobs.find(id)).toMatchObject({ state: "failed", pictures: [] });
    await admitted(jobs);
    const whole = await made(jobs);
    expect(await late(jobs, whole.id)).toBeUndefined();
    expect((await jobs.find(whole.id))?.pictures).toEqual(whole.pictures);
  });
});
