import { describe, expect, it } from "vitest";
import type { AdmissionLimits, NewJob } from "../../../src/storage/job-store.ts";
import { made, newJob, noLimits } from "../../support/new-job.ts";
import { openTestStorage } from "../../support/open-test-storage.ts";
import { quoted } from "../../../src/words/index.ts";

const DAY = 24 * 60 * 60 * 1000;

async function admissions(limits: Partial<AdmissionLimits>) {
  const storage = await openTestStorage();
  const admit = (job: NewJob = newJob()) => storage.jobs.admit(job, { ...noLimits, ...limits });
  return { ...storage, admit };
}

const priced = (cost: number, change: Partial<Omit<NewJob, "request">> = {}) =>
  newJob({ cost, ...change });

describe("admission", () => {
  it("refuses more waiting and running jobs than a person may have", async () => {
    const { admit, jobs } = await admissions({ jobsPerUser: 2 });
    await admit();
    await admit();
    await jobs.takeNext({});
    expect(await admit()).toEqual({ outcome: "refused", limit: "jobsPerUser", allowed: 2 });
    expect(await admit(newJob({ userId: "bert" }))).toMatchObject({ outcome: "admitted" });
    for (const job of await jobs.inState("queued")) await jobs.move(job.id, "cancelled");
    expect(await admit()).toMatchObject({ outcome: "admitted" });
  });

  it("holds the limit when all orders come at once", async () => {
    const { admit } = await admissions({ jobsPerUser: 3 });
    const results = await Promise.all(Array.from({ length: 10 }, () => admit()));
    expect(results.filter((result) => result.outcome === "admitted")).toHaveLength(3);
  });

  it("counts the pictures of a day by what was asked, until midnight UTC", async () => {
    const { admit, clock } = await admissions({ picturesPerDay: 6 });
    await admit(newJob({ request: { count: 4 } }));
    expect(await admit(newJob({ request: { count: 3 } }))).toEqual({
      outcome: "refused",
      limit: "picturesPerDay",
      allowed: 6,
    });
    expect(await admit(newJob({ request: { count: 2 } }))).toMatchObject({ outcome: "admitted" });
    clock.time += DAY / 2 - 1;
    expect((await admit()).outcome).toBe("refused");
    clock.time += 1;
    expect((await admit()).outcome).toBe("admitted");
  });

  it.each(["failed", "cancelled", "refused"] as const)(
    "does not count the pictures of a job that was %s",
    async (state) => {
      const { admit, jobs } = await admissions({ picturesPerDay: 4 });
      const first = await admit(newJob({ request: { count: 4 } }));
      if (first.outcome === "refused") throw new Error("refused");
      await jobs.move(first.job.id, state);
      expect((await admit(newJob({ request: { count: 4 } }))).outcome).toBe("admitted");
    },
  );

  it("refuses when the queue is full, whoever asks", async () => {
    const { admit } = await admissions({ queueLimit: 1 });
    await admit();
    expect(await admit(newJob({ userId: "bert" }))).toEqual({
      outcome: "refused",
      limit: "queueLimit",
      allowed: 1,
    });
  });

  it("stores nothing of what it refuses", async () => {
    const { admit, jobs } = await admissions({ queueLimit: 0 });
    await admit();
    expect(await jobs.ofUser("anna", 10)).toEqual([]);
  });
});

/** Of one person from six servers, or of six people in one server; a picture for 0.1 each. */
const fromServers = (order: number) => priced(0.1, { guildId: `server ${order % 6}` });
const fromPeople = (order: number) => priced(0.1, { userId: `person ${order % 6}` });

describe("60 orders at once", () => {
  it.each([
    ["jobs of a person", { jobsPerUser: 7 }, fromServers, 7],
    ["pictures of a person and day", { picturesPerDay: 11 }, fromServers, 11],
    ["money of a person", { personBudget: 1.3 }, fromServers, 13],
    ["money of a server", { dailyBudget: 1.7 }, fromPeople, 17],
    ["money over all", { totalBudget: 1.9 }, fromServers, 19],
    ["the queue", { queueLimit: 23 }, fromPeople, 23],
    ["each server's own money", { dailyBudget: 0.3 }, fromServers, 18],
    ["each person's own jobs", { jobsPerUser: 2 }, fromPeople, 12],
  ])("are let in up to the limit exactly: %s", async (_, limits, order, expected) => {
    const { admit } = await admissions(limits);
    const orders = Array.from({ length: 60 }, (_each, index) => admit(order(index)));
    const results = await Promise.all(orders);
    expect(results.filter(({ outcome }) => outcome === "admitted")).toHaveLength(expected);
  });
});

describe("a daily budget", () => {
  it("is shared by a server", async () => {
    const { admit, clock } = await admissions({ dailyBudget: 1 });
    await admit(priced(0.75));
    expect(await admit(priced(0.5, { userId: "bert" }))).toEqual({
      outcome: "refused",
      limit: "dailyBudget",
      allowed: 1,
    });
    expect((await admit(priced(0.5, { guildId: "elsewhere" }))).outcome).toBe("admitted");
    clock.time += DAY;
    expect((await admit(priced(0.5))).outcome).toBe("admitted");
  });

  it("can be spent to the last of it, although prices add up inexactly in binary", async () => {
    const { admit } = await admissions({ dailyBudget: 0.3 });
    for (const order of ["first", "second", "third"]) {
      expect([order, (await admit(priced(0.1))).outcome]).toEqual([order, "admitted"]);
    }
    expect((await admit(priced(0.001))).outcome).toBe("refused");
  });

  it("is everybody's own in direct messages", async () => {
    const { admit } = await admissions({ dailyBudget: 1 });
    await admit(priced(1, { guildId: undefined }));
    expect((await admit(priced(1, { guildId: undefined }))).outcome).toBe("refused");
    expect((await admit(priced(1, { guildId: undefined, userId: "bert" }))).outcome).toBe(
      "admitted",
    );
  });

  it("does not stand against what costs nothing", async () => {
    const { admit } = await admissions({ dailyBudget: 0 });
    expect((await admit(newJob({ cost: undefined }))).outcome).toBe("admitted");
    expect((await admit(priced(0.1))).outcome).toBe("refused");
  });

  it.each([
    { mayBeBilled: false, outcome: "admitted" },
    { mayBeBilled: true, outcome: "refused" },
  ])(
    "counts a failed job only when it may have been billed ($mayBeBilled)",
    async ({ mayBeBilled, outcome }) => {
      const { admit, jobs } = await admissions({ dailyBudget: 1 });
      await admit(priced(1));
      const job = await jobs.takeNext({});
      const failure = { code: "timeout", message: quoted("Late."), mayRepeat: true, mayBeBilled };
      await jobs.move(job?.id ?? "", "failed", { failure });
      expect((await admit(priced(1))).outcome).toBe(outcome);
    },
  );

  it.each([
    { isSent: false, outcome: "admitted" },
    { isSent: true, outcome: "refused" },
  ])("counts a cancelled job only when a call was sent ($isSent)", async ({ isSent, outcome }) => {
    const { admit, jobs } = await admissions({ dailyBudget: 1 });
    await admit(priced(1));
    const job = await jobs.takeNext({});
    const call = { call: 0, state: "submitting" as const, remoteId: undefined };
    if (isSent) await jobs.setRemoteCall(job?.id ?? "", call);
    await jobs.move(job?.id ?? "", "cancelled");
    expect((await admit(priced(1))).outcome).toBe(outcome);
  });

  it("keeps counting pictures that were made but reached nobody", async () => {
    const { admit, jobs } = await admissions({ dailyBudget: 1 });
    await admit(priced(1));
    const { id } = await made(jobs);
    await jobs.move(id, "failed");
    expect((await admit(priced(1))).outcome).toBe("refused");
  });
});

describe("the limits of a server", () => {
  it("count what somebody does in that server alone", async () => {
    const { admit } = await admissions({ memberJobs: 1, memberPicturesPerDay: 9 });
    expect((await admit()).outcome).toBe("admitted");
    expect(await admit()).toMatchObject({ limit: "memberJobs", allowed: 1 });
    expect((await admit(newJob({ guildId: "other" }))).outcome).toBe("admitted");
    expect((await admit(newJob({ guildId: undefined }))).outcome).toBe("admitted");
    expect((await admit(newJob({ userId: "bert" }))).outcome).toBe("admitted");
  });

  it("are exact when 60 orders come at once from several servers, and room is reserved", async () => {
    const { admit, jobs } = await admissions({ memberPicturesPerDay: 10 });
    const limits = { ...noLimits, memberPicturesPerDay: 10 };
    const held = await jobs.reserve({ userId: "anna", guildId: "server", pictures: 2 }, limits);
    expect(held.outcome).toBe("reserved");
    const results = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        admit(
          newJob({ guildId: index % 2 === 0 ? "server" : "other", channelId: `c${index % 5}` }),
        ),
      ),
    );
    const countIn = (guildId: string) =>
      results.filter((each) => each.outcome === "admitted" && each.job.guildId === guildId).length;
    expect([countIn("server"), countIn("other")]).toEqual([8, 10]);
    expect(results.filter(({ outcome }) => outcome === "refused")).toHaveLength(42);
  });

  it("give pictures and money back for what did not come", async () => {
    const { admit, jobs } = await admissions({ memberPicturesPerDay: 4, houseBudget: 1 });
    const first = await admit(newJob({ cost: 1, request: { count: 4 } }));
    if (first.outcome !== "admitted") throw new Error("refused");
    expect(await admit(priced(1))).toMatchObject({ limit: "memberPicturesPerDay" });
    await jobs.move(first.job.id, "failed");
    expect((await admit(newJob({ cost: 1, request: { count: 4 } }))).outcome).toBe("admitted");
  });
});

describe("a monthly budget", () => {
  it("starts anew on the first of the month", async () => {
    const { admit, clock } = await admissions({ houseMonthlyBudget: 1, memberMonthlyBudget: 0.6 });
    expect((await admit(priced(0.6))).outcome).toBe("admitted");
    expect(await admit(priced(0.1))).toMatchObject({ limit: "memberMonthlyBudget" });
    expect(await admit(priced(0.5, { userId: "bert" }))).toMatchObject({
      limit: "houseMonthlyBudget",
    });
    clock.time += 3 * DAY;
    expect(await admit(priced(0.5, { userId: "bert" }))).toMatchObject({
      limit: "houseMonthlyBudget",
    });
    clock.time = Date.UTC(2026, 11, 1);
    expect((await admit(priced(0.5, { userId: "bert" }))).outcome).toBe("admitted");
  });
});
