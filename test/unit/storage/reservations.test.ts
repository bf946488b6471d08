import { describe, expect, it } from "vitest";
import type { AdmissionLimits, ExpectedOrder } from "../../../src/storage/job-store.ts";
import { newJob, noLimits } from "../../support/new-job.ts";
import { openTestStorage } from "../../support/open-test-storage.ts";

const order = (change: Partial<ExpectedOrder> = {}): ExpectedOrder => ({
  userId: "anna",
  guildId: "server",
  pictures: 1,
  ...change,
});

async function reserving(limits: Partial<AdmissionLimits>) {
  const { jobs, clock } = await openTestStorage();
  const all = { ...noLimits, ...limits };
  return {
    jobs,
    clock,
    reserve: (change?: Partial<ExpectedOrder>) => jobs.reserve(order(change), all),
    admit: (reservation?: string) => jobs.admit(newJob({ reservation }), all),
  };
}

const idOf = (result: { outcome: string; id?: string }) => {
  if (result.id === undefined) throw new Error(`not reserved: ${result.outcome}`);
  return result.id;
};

describe("room that is reserved", () => {
  it("counts like an order, so that no more are fetched for than are allowed", async () => {
    const { reserve } = await reserving({ jobsPerUser: 2 });
    const results = await Promise.all(Array.from({ length: 10 }, () => reserve()));
    expect(results.filter(({ outcome }) => outcome === "reserved")).toHaveLength(2);
    expect(results).toContainEqual({ outcome: "refused", limit: "jobsPerUser", allowed: 2 });
  });

  it("is used up by the order that it was promised to", async () => {
    const { reserve, admit } = await reserving({ jobsPerUser: 1 });
    const id = idOf(await reserve());
    expect((await admit()).outcome).toBe("refused");
    expect((await admit(id)).outcome).toBe("admitted");
    expect((await admit(id)).outcome).toBe("refused");
  });

  it("can be given back, and ends by itself after ten minutes", async () => {
    const { jobs, reserve, clock } = await reserving({ jobsPerUser: 1 });
    const id = idOf(await reserve());
    await jobs.release(id);
    await reserve();
    expect((await reserve()).outcome).toBe("refused");
    clock.time += 10 * 60_000;
    expect((await reserve()).outcome).toBe("reserved");
  });

  it.each([
    [{ picturesPerDay: 4 }, { pictures: 3 }, "picturesPerDay"],
    [{ queueLimit: 1 }, { userId: "bert" }, "queueLimit"],
    [{ dailyBudget: 1 }, { cost: 0.6 }, "dailyBudget"],
    [{ personBudget: 1 }, { cost: 0.6, guildId: "elsewhere" }, "personBudget"],
    [{ totalBudget: 1 }, { cost: 0.6, guildId: "elsewhere", userId: "bert" }, "totalBudget"],
  ] as const)("counts against %j", async (limits, change, limit) => {
    const { reserve } = await reserving(limits);
    expect((await reserve({ pictures: 3, cost: 0.6 })).outcome).toBe("reserved");
    expect(await reserve(change)).toMatchObject({ outcome: "refused", limit });
  });
});
