import { describe, expect, it } from "vitest";
import type { AnswerTarget } from "../../../src/domain/answer-target.ts";
import { spenderOf } from "../../../src/storage/budget.ts";
import type { AdmissionLimits, NewJob } from "../../../src/storage/job-store.ts";
import { newJob, noLimits } from "../../support/new-job.ts";
import { openTestStorage } from "../../support/open-test-storage.ts";

const ownApp: AnswerTarget = {
  kind: "interaction",
  applicationId: "1",
  token: "token",
  expiresAt: Date.UTC(2026, 10, 20, 13),
  channelId: "2",
  botIsMember: false,
  attachmentSizeLimit: 1,
};

async function spending(limits: Partial<AdmissionLimits>) {
  const { jobs } = await openTestStorage();
  return async (cost: number, change: Partial<Omit<NewJob, "request">> = {}) =>
    (await jobs.admit(newJob({ cost, ...change }), { ...noLimits, ...limits })).outcome;
}

describe("who pays", () => {
  it("is the server, the person in direct messages, and the person with their own app", () => {
    const anna = { userId: "anna", guildId: "server" };
    expect(spenderOf(anna)).toBe("server:server");
    expect(spenderOf({ ...anna, target: { ...ownApp, botIsMember: true } })).toBe("server:server");
    expect(spenderOf({ ...anna, target: ownApp })).toBe("person:anna");
    expect(spenderOf({ ...anna, guildId: undefined })).toBe("person:anna");
  });
});

describe("a budget", () => {
  it("of somebody's own app is one, in however many servers they use it", async () => {
    const spend = await spending({ dailyBudget: 1 });
    expect(await spend(0.6, { guildId: "one", target: ownApp })).toBe("admitted");
    expect(await spend(0.6, { guildId: "two", target: ownApp })).toBe("refused");
    expect(await spend(0.6, { guildId: undefined })).toBe("refused");
    expect(await spend(0.6, { guildId: "two" })).toBe("admitted");
  });

  it("of a person holds wherever they ask", async () => {
    const spend = await spending({ personBudget: 1 });
    expect(await spend(0.6, { guildId: "one" })).toBe("admitted");
    expect(await spend(0.6, { guildId: "two" })).toBe("refused");
    expect(await spend(0.6, { guildId: undefined })).toBe("refused");
    expect(await spend(0.6, { userId: "bert" })).toBe("admitted");
  });

  it("over all holds for everybody together", async () => {
    const spend = await spending({ totalBudget: 1 });
    expect(await spend(0.6, { guildId: "one" })).toBe("admitted");
    expect(await spend(0.6, { guildId: "two", userId: "bert" })).toBe("refused");
    expect(await spend(0.4, { guildId: "two", userId: "bert" })).toBe("admitted");
  });

  it("is exact although sixty orders come at once, from several servers", async () => {
    const spend = await spending({ dailyBudget: 1, personBudget: 1.6, totalBudget: 4 });
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, (_, order) =>
        spend(0.1, { guildId: `server ${order % 5}`, userId: `user ${order % 3}` }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "admitted")).toHaveLength(40);
  });
});
