import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { admitted, taken } from "../../support/new-job.ts";
import { openTestStorage } from "../../support/open-test-storage.ts";

describe("the queue", () => {
  it("is empty at first", async () => {
    const { jobs } = await openTestStorage();
    expect(await jobs.takeNext({})).toBeUndefined();
    expect(await jobs.waiting()).toEqual([]);
  });

  it("sets the job it gives running", async () => {
    const { jobs, clock } = await openTestStorage();
    const { id } = await admitted(jobs);
    clock.time += 5000;
    expect(await taken(jobs)).toMatchObject({
      id,
      state: "running",
      startedAt: clock.time,
    });
    expect(await jobs.takeNext({})).toBeUndefined();
  });

  it("serves newcomers before those who have had their turn", async () => {
    const { jobs } = await openTestStorage();
    for (const userId of ["anna", "anna", "anna", "bert"]) await admitted(jobs, { userId });
    const order = [await taken(jobs), await taken(jobs)];
    await admitted(jobs, { userId: "cleo" });
    order.push(await taken(jobs), await taken(jobs), await taken(jobs));
    expect(order.map((job) => job.userId)).toEqual(["anna", "bert", "cleo", "anna", "anna"]);
  });

  it("remembers who was served across empty queues, within one millisecond too", async () => {
    const { jobs } = await openTestStorage();
    for (const userId of ["anna", "bert"]) {
      await admitted(jobs, { userId });
      await taken(jobs);
    }
    await admitted(jobs, { userId: "bert" });
    await admitted(jobs, { userId: "anna" });
    expect((await taken(jobs)).userId).toBe("anna");
  });

  it("leaves out jobs whose model is busy", async () => {
    const { jobs } = await openTestStorage();
    await admitted(jobs, { request: { model: "busy" } });
    const free = await admitted(jobs, { userId: "bert", request: { model: "free" } });
    expect((await jobs.takeNext({ except: ["busy"] }))?.id).toBe(free.id);
    expect(await jobs.takeNext({ except: ["busy"] })).toBeUndefined();
    expect((await jobs.takeNext({}))?.request.model).toBe("busy");
  });

  it("gives each job to one taker only", async () => {
    const { jobs } = await openTestStorage();
    for (let count = 0; count < 5; count++) await admitted(jobs);
    const given = await Promise.all(Array.from({ length: 8 }, () => jobs.takeNext({})));
    const ids = given.flatMap((job) => (job === undefined ? [] : [job.id]));
    expect(ids).toHaveLength(5);
    expect(new Set(ids).size).toBe(5);
  });
});

describe("the waiting jobs", () => {
  it("say which model draws how many pictures that are still missing", async () => {
    const { jobs } = await openTestStorage();
    const { id } = await admitted(jobs, { request: { count: 3, model: "local/slow" } });
    await taken(jobs);
    const picture = { hash: "f".repeat(64), seed: 7, width: 8, height: 8, bytes: 1 };
    await jobs.addPicture(id, { position: 1, mediaType: "image/png", ...picture });
    await jobs.putBack(id);
    expect(await jobs.waiting()).toEqual([{ id, model: "local/slow", missing: 2 }]);
  });
});

describe("a job that is put back", () => {
  it("has its old place again, and its person their turn", async () => {
    const { jobs } = await openTestStorage();
    const first = await admitted(jobs, { userId: "anna" });
    await admitted(jobs, { userId: "bert" });
    await admitted(jobs, { userId: "anna" });
    const before = (await jobs.waiting()).map((job) => job.id);
    await taken(jobs);
    expect(await jobs.putBack(first.id)).toMatchObject({
      state: "queued",
      startedAt: undefined,
    });
    expect((await jobs.waiting()).map((job) => job.id)).toEqual(before);
    expect(await taken(jobs)).toMatchObject({ id: first.id });
  });

  it("restores the turn from before, not none at all", async () => {
    const { jobs } = await openTestStorage();
    await admitted(jobs, { userId: "anna" });
    await taken(jobs);
    await admitted(jobs, { userId: "bert" });
    await taken(jobs);
    const again = await admitted(jobs, { userId: "anna" });
    await taken(jobs);
    await jobs.putBack(again.id);
    await admitted(jobs, { userId: "bert" });
    await admitted(jobs, { userId: "cleo" });
    const order = [await taken(jobs), await taken(jobs), await taken(jobs)];
    expect(order.map((job) => job.userId)).toEqual(["cleo", "anna", "bert"]);
  });

  it("does not take back a turn that its person has had since", async () => {
    const { jobs } = await openTestStorage();
    const first = await admitted(jobs, { userId: "anna" });
    await admitted(jobs, { userId: "anna" });
    await taken(jobs);
    await taken(jobs);
    await jobs.putBack(first.id);
    await admitted(jobs, { userId: "bert" });
    expect((await taken(jobs)).userId).toBe("bert");
  });

  it("must have been running", async () => {
    const { jobs } = await openTestStorage();
    const { id } = await admitted(jobs);
    expect(await jobs.putBack(id)).toBeUndefined();
    await jobs.move(id, "cancelled");
    expect(await jobs.putBack(id)).toBeUndefined();
  });
});

describe("the order that is announced", () => {
  const step = fc.oneof(
    fc.record({ admit: fc.constantFrom("a", "b", "c", "d") }),
    fc.constant("take" as const),
    fc.constant("put back" as const),
  );

  it("is the order in which jobs are taken", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        const storage = await openTestStorage();
        const { jobs } = storage;
        const running: string[] = [];
        for (const one of steps) {
          if (one === "take") {
            const job = await jobs.takeNext({});
            if (job !== undefined) running.push(job.id);
          } else if (one === "put back") {
            await jobs.putBack(running.pop() ?? "nobody");
          } else {
            await admitted(jobs, { userId: one.admit });
          }
        }
        const announced = (await jobs.waiting()).map((job) => job.id);
        const order: string[] = [];
        for (let job = await jobs.takeNext({}); job; job = await jobs.takeNext({}))
          order.push(job.id);
        await storage.close();
        expect(order).toEqual(announced);
      }),
      { numRuns: 25 },
    );
  });
});

describe("a priority", () => {
  it("is served earlier in its server, at most three times in a row, as it was foretold", async () => {
    const { jobs } = await openTestStorage();
    const order = async (userId: string, priority: number, guildId = "server") =>
      (await admitted(jobs, { userId, priority, guildId })).id;
    await order("anna", 0);
    await order("else", 0, "other");
    for (const patron of ["p1", "p2", "p3", "p4", "p5"]) await order(patron, 5);
    const foretold = (await jobs.waiting()).map(({ id }) => id);
    const served = [];
    for (const _ of foretold) served.push(await taken(jobs));
    expect(served.map(({ id }) => id)).toEqual(foretold);
    expect(served.map(({ userId }) => userId)).toEqual([
      "p1",
      "p2",
      "p3",
      "anna",
      "else",
      "p4",
      "p5",
    ]);
  });
});
