import { describe, expect, it } from "vitest";
import { QUESTION_LIFETIME_MS } from "../../../src/domain/question.ts";
import type { NewQuestion } from "../../../src/storage/questions.ts";
import { newJob, noLimits } from "../../support/new-job.ts";
import { openTestStorage } from "../../support/open-test-storage.ts";

const question: NewQuestion = {
  userId: "anna",
  guildId: "server",
  channelId: "channel",
  reason: { kind: "price", above: 0.5 },
  orders: [
    {
      kind: "reroll",
      draft: { prompt: "a red apple", count: 2, seed: 7 },
      warnings: [],
      parent: { jobId: "abc" },
    },
  ],
  pictures: 2,
  cost: 0.75,
};

describe("a question", () => {
  it("is kept whole until it expires", async () => {
    const { questions, jobs, clock } = await openTestStorage();
    const { id } = await questions.ask(question);
    expect(await questions.find(id)).toMatchObject(question);
    expect(await questions.find("another")).toBeUndefined();
    clock.time += QUESTION_LIFETIME_MS;
    expect(await questions.find(id)).toBeUndefined();
    expect(await jobs.admitAll([newJob()], noLimits, id)).toEqual({ outcome: "answered" });
    expect(await questions.drop(id)).toBe(false);
  });

  it("is answered once, whoever races, with all of its jobs", async () => {
    const { questions, jobs } = await openTestStorage();
    const { id } = await questions.ask(question);
    const both = await Promise.all(
      [1, 2].map(() => jobs.admitAll([newJob(), newJob()], noLimits, id)),
    );
    expect(both.map(({ outcome }) => outcome)).toEqual(["admitted", "answered"]);
    expect(await jobs.ofUser("anna", 10)).toHaveLength(2);
    expect(await questions.drop(id)).toBe(false);
  });

  it("stays open, and nothing is stored, where a limit stands against one of its jobs", async () => {
    const { questions, jobs } = await openTestStorage();
    const { id } = await questions.ask(question);
    const limits = { ...noLimits, picturesPerDay: 1 };
    const refused = await jobs.admitAll([newJob(), newJob()], limits, id);
    expect(refused).toMatchObject({ outcome: "refused", limit: "picturesPerDay" });
    expect(await jobs.ofUser("anna", 10)).toEqual([]);
    expect(await questions.drop(id)).toBe(true);
  });

  it("is one order as far as waiting orders are limited", async () => {
    const { questions, jobs } = await openTestStorage();
    const limits = { ...noLimits, jobsPerUser: 1 };
    const first = await questions.ask(question);
    const together = await jobs.admitAll([newJob(), newJob(), newJob()], limits, first.id);
    expect(together.outcome).toBe("admitted");
    const second = await questions.ask(question);
    expect(await jobs.admitAll([newJob()], limits, second.id)).toMatchObject({
      outcome: "refused",
      limit: "jobsPerUser",
    });
  });
});
