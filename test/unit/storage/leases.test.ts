import { describe, expect, it } from "vitest";
import { sleep } from "../../../src/lib/sleep.ts";
import { LEASE_MS } from "../../../src/storage/leases.ts";
import { createJobStore } from "../../../src/storage/sql-job-store.ts";
import { Steps } from "../../../src/storage/steps.ts";
import { StorageHealth } from "../../../src/storage/storage-health.ts";
import { admitted, drawn, taken } from "../../support/new-job.ts";
import { openTestDatabase, openTestStorage } from "../../support/open-test-storage.ts";
import { RecordingLog } from "../../support/pipeline/recording-log.ts";

/** Two processes that share a database, as their stores; `clock.steady` is the time of both. */
async function twoProcesses() {
  const database = await openTestDatabase();
  const clock = { time: 1_000_000, wall: 1_000_000 };
  const storeClock = { now: () => clock.wall, steady: () => clock.time };
  const log = new RecordingLog();
  const health = new StorageHealth({ log, freeBytes: () => Number.POSITIVE_INFINITY });
  const steps = new Steps({ database, clock: storeClock, health, log, sleep });
  const store = (owner: string) => createJobStore(steps, storeClock, { owner, isAlone: false });
  return { clock, first: store("first"), second: store("second") };
}

describe("a lease", () => {
  it("keeps a job from everybody else, while it is renewed", async () => {
    const { clock, first, second } = await twoProcesses();
    const { id } = await admitted(first);
    await taken(first);
    for (let beat = 0; beat < 10; beat += 1) {
      clock.time += LEASE_MS - 1;
      await first.renew();
      expect(await second.takeUp([])).toEqual([]);
    }
    expect(await second.move(id, "failed")).toBeUndefined();
    expect((await first.move(id, "failed"))?.state).toBe("failed");
  });

  it("that has ended lets somebody else take the job up, who then has it alone", async () => {
    const { clock, first, second } = await twoProcesses();
    const { id } = await admitted(first);
    await taken(first);
    clock.time += LEASE_MS;
    expect(await second.takeUp([])).toMatchObject([{ job: { id }, deaths: 1 }]);
    expect(await first.move(id, "failed")).toBeUndefined();
    expect(await first.takeUp([])).toEqual([]);
    // Its late picture is kept, since it may have been paid for; the job is made once.
    expect((await drawn(first, id, 1)).state).toBe("made");
    expect(await second.move(id, "made")).toBeUndefined();
  });

  it("that has ended lets nothing more be sent: two processes would pay for one picture", async () => {
    const { clock, first, second } = await twoProcesses();
    const { id } = await admitted(first, { request: { count: 2 } });
    await taken(first);
    expect(await first.submitCall(id, 0)).toBe(true);
    clock.time += LEASE_MS;
    await second.takeUp([]);
    expect(await first.submitCall(id, 1)).toBe(false);
    expect(await second.submitCall(id, 1)).toBe(true);
    await second.move(id, "failed");
    expect(await first.submitCall(id, 1)).toBe(false);
    expect(await first.remoteCalls(id)).toHaveLength(2);
  });

  it("does not end earlier or later when the clock is set back or forward", async () => {
    const { clock, first, second } = await twoProcesses();
    await admitted(first);
    await taken(first);
    clock.wall += 3_600_000;
    expect(await second.takeUp([])).toEqual([]);
    clock.wall -= 7_200_000;
    clock.time += LEASE_MS;
    expect(await second.takeUp([])).toHaveLength(1);
  });

  it("that is given back is nobody's death", async () => {
    const { first, second } = await twoProcesses();
    await admitted(first);
    await taken(first);
    await first.letGo();
    expect(await second.takeUp([])).toMatchObject([{ deaths: 0 }]);
  });

  it("that its own process takes up again, because the database was away, is nobody's death", async () => {
    const { first, second, clock } = await twoProcesses();
    const { id } = await admitted(first);
    await taken(first);
    expect(await first.takeUp([])).toMatchObject([{ job: { id }, deaths: 0 }]);
    clock.time += LEASE_MS;
    expect(await second.takeUp([])).toMatchObject([{ job: { id }, deaths: 1 }]);
  });

  it("of before is taken over at once by a process that has the folder alone", async () => {
    const { jobs } = await openTestStorage();
    const { id } = await admitted(jobs);
    await taken(jobs);
    expect(await jobs.takeUp([id])).toEqual([]);
    expect(await jobs.takeUp([])).toMatchObject([{ job: { id }, deaths: 1, forMs: 0 }]);
  });
});

describe("deaths over a job", () => {
  it("are counted in a row, and begin anew when it got further", async () => {
    const { jobs, clock } = await openTestStorage();
    const { id } = await admitted(jobs, { request: { count: 3 } });
    const die = async () => {
      await jobs.putBack(id);
      await taken(jobs);
      clock.time += 1000;
      const [left] = await jobs.takeUp([]);
      return [left?.deaths, left?.forMs];
    };
    await taken(jobs);
    expect(await die()).toEqual([1, 0]);
    expect(await die()).toEqual([2, 1000]);
    await jobs.putBack(id);
    await taken(jobs);
    await drawn(jobs, id, 1);
    expect(await die()).toEqual([1, 0]);
  });

  it("make a job wait until all others are done, and run alone", async () => {
    const { jobs } = await openTestStorage();
    const suspect = await admitted(jobs, { userId: "anna" });
    for (let death = 0; death < 2; death += 1) {
      await taken(jobs);
      await jobs.takeUp([]);
      await jobs.putBack(suspect.id);
    }
    const other = await admitted(jobs, { userId: "anna" });
    expect((await jobs.waiting()).map(({ id }) => id)).toEqual([other.id, suspect.id]);
    expect((await taken(jobs)).id).toBe(other.id);
    expect(await jobs.takeNext({})).toBeUndefined();
    await drawn(jobs, other.id, 1);
    expect((await taken(jobs)).id).toBe(suspect.id);
    await admitted(jobs, { userId: "bert" });
    expect(await jobs.takeNext({})).toBeUndefined();
  });
});

describe("a cancellation that is asked for", () => {
  it("reaches whoever runs the job with the next heartbeat, and outlives them", async () => {
    const { clock, first, second } = await twoProcesses();
    const { id } = await admitted(first);
    expect(await second.requestCancel(id)).toBe(false);
    await taken(first);
    expect(await first.renew()).toEqual([]);
    expect(await second.requestCancel(id)).toBe(true);
    expect(await first.renew()).toEqual([id]);
    clock.time += LEASE_MS;
    expect(await second.takeUp([])).toMatchObject([{ job: { id, cancelRequested: true } }]);
  });
});
