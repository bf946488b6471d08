import { describe, expect, it } from "vitest";
import type { AdmissionLimits, NewJob } from "../../../src/storage/job-store.ts";
import { newJob, noLimits } from "../../support/new-job.ts";
import { openTestStorage } from "../../support/open-test-storage.ts";

const DAY = 24 * 60 * 60 * 1000;

async function spending(limits: Partial<AdmissionLimits>) {
  const storage = await openTestStorage();
  return {
    ...storage,
    /** The alarms that an order of this price gives, as budget and share. */
    spend: async (cost: number, change: Partial<Omit<NewJob, "request">> = {}) => {
      const order = newJob({ cost, ...change });
      const result = await storage.jobs.admit(order, { ...noLimits, ...limits });
      if (result.outcome === "repeated") throw new Error("repeated");
      return (result.alarms ?? []).map(({ budget, share }) => `${budget} ${share}`);
    },
  };
}

describe("the alarms of a budget", () => {
  it("come at 80 and 100 percent, each once a day", async () => {
    const { spend, clock } = await spending({ houseBudget: 1 });
    expect(await spend(0.7)).toEqual([]);
    expect(await spend(0.1)).toEqual(["houseBudget 80"]);
    expect(await spend(0.1)).toEqual([]);
    expect(await spend(0.1)).toEqual(["houseBudget 100"]);
    expect(await spend(0.1)).toEqual([]);
    clock.time += DAY;
    expect(await spend(1)).toEqual(["houseBudget 100"]);
  });

  it("say that it is used up when an order finds no room any more", async () => {
    const { spend } = await spending({ houseMonthlyBudget: 1 });
    expect(await spend(2)).toEqual([]);
    expect(await spend(0.9)).toEqual(["houseMonthlyBudget 80"]);
    expect(await spend(0.2)).toEqual(["houseMonthlyBudget 100"]);
    expect(await spend(0.2)).toEqual([]);
  });

  it("are each server's own, and come once when many order at the same time", async () => {
    const { spend } = await spending({ houseBudget: 1, memberBudget: 5 });
    const all = await Promise.all(Array.from({ length: 20 }, () => spend(0.1)));
    expect(all.flat().toSorted()).toEqual(["houseBudget 100", "houseBudget 80"]);
    expect(await spend(0.8, { guildId: "other" })).toEqual(["houseBudget 80"]);
  });
});
