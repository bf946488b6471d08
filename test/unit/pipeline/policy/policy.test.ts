import { describe, expect, it } from "vitest";
import { granted } from "../../../../src/pipeline/policy/answer.ts";
import { createPolicy } from "../../../../src/pipeline/policy/policy.ts";
import { requester } from "../../../../src/pipeline/policy/requester.ts";
import type { Rules } from "../../../../src/pipeline/policy/rules.ts";
import { admitted, noLimits } from "../../../support/new-job.ts";
import { openTestStorage } from "../../../support/open-test-storage.ts";
import { anna, berta } from "../../../support/pipeline/people.ts";
import { plainPolicy } from "../../../support/pipeline/plain-policy.ts";
import { spoken } from "../../../support/words/spoken.ts";

async function annasJob() {
  return admitted((await openTestStorage()).jobs);
}

describe("the policy", () => {
  it("lets everybody order within the limits of whoever runs the bot", async () => {
    const limits = { ...noLimits, picturesPerDay: 7 };
    expect(await plainPolicy({ limits }).mayOrder(anna)).toMatchObject({ allowed: true, limits });
  });

  it("reads the rules anew at every question", async () => {
    let operators: readonly string[] = [];
    const { rulesFor } = {
      rulesFor: async (): Promise<Rules> => ({
        ...granted(await plainPolicy().mayOrder(anna)),
        operators,
      }),
    };
    const policy = createPolicy({ rules: { rulesFor }, seesChannel: async () => false });
    expect((await policy.mayOperate(anna, "/status")).allowed).toBe(false);
    operators = ["anna"];
    expect((await policy.mayOperate(anna, "/status")).allowed).toBe(true);
  });

  it("lets only its owner cancel a job", async () => {
    const job = await annasJob();
    expect((await plainPolicy().mayCancel(anna, job)).allowed).toBe(true);
    const refusal = await plainPolicy().mayCancel(berta, job);
    expect(refusal).toMatchObject({ allowed: false, code: "not-yours" });
  });

  it.each([
    ["its owner", anna, true],
    ["a member", berta, false],
    [
      "a moderator",
      { ...berta, permissions: { ...berta.permissions, manageMessages: true } },
      true,
    ],
    [
      "somebody outside of servers",
      requester({ userId: "berta", permissions: { manageMessages: true } }),
      false,
    ],
  ])("answers whether %s may delete a job's message", async (_, who, allowed) => {
    expect((await plainPolicy().mayDelete(who, await annasJob())).allowed).toBe(allowed);
  });

  it.each(["maySee", "mayVary", "mayRetry"] as const)(
    "hides a job whose channel somebody cannot see: %s",
    async (question) => {
      const job = await annasJob();
      const elsewhere = { ...berta, channelId: "lobby" };
      expect((await plainPolicy()[question](elsewhere, job)).allowed).toBe(true);
      const blind = plainPolicy({}, async () => false);
      expect(await blind[question](elsewhere, job)).toMatchObject({
        allowed: false,
        code: "unknown-job",
      });
      expect((await blind[question](anna, job)).allowed).toBe(true);
    },
  );
});

describe("an answer", () => {
  it("that refuses is an error with its own words, which name who can change it", async () => {
    const refusal = await plainPolicy().mayOperate(anna, "/status");
    expect(() => granted(refusal)).toThrow("/status is for the people who run this bot.");
    expect(refusal.allowed || spoken(refusal.because)).toContain("settings");
  });
});
