import { describe, expect, it } from "vitest";
import { refusalError } from "../../../../src/pipeline/policy/answer.ts";
import { limitRefusal } from "../../../../src/pipeline/policy/limit-refusal.ts";
import { wordsFor } from "../../../../src/words/index.ts";

describe("the refusal of a limit", () => {
  it.each([
    ["jobsPerUser", 1, "too-many-jobs", /have 1 order waiting \(the limit here is 1\).*\/queue/],
    ["jobsPerUser", 3, "too-many-jobs", /have 3 orders waiting/],
    ["picturesPerDay", 9, "daily-limit", /limit here is 9 a day.*midnight UTC/],
    ["queueLimit", 1, "queue-full", /1 order is waiting/],
    ["queueLimit", 2, "queue-full", /2 orders are waiting/],
    ["dailyBudget", 0.5, "budget-spent", /daily budget of this server \(0\.5\).*starts again/],
  ] as const)("names it, and who sets it: %s of %d", (limit, allowed, code, words) => {
    const error = refusalError(limitRefusal(limit, allowed));
    expect(error).toMatchObject({ code, message: expect.stringMatching(words) });
    expect(error.message).toContain("set by whoever runs this bot");
  });

  it.each([
    ["memberJobs", 2, "too-many-jobs", /2 orders waiting in this server/],
    ["memberPicturesPerDay", 9, "daily-limit", /in this server today \(the limit for you is 9/],
    ["houseBudget", 3, "budget-spent", /daily budget of this server \(3\).*midnight/],
    ["houseMonthlyBudget", 3, "budget-spent", /monthly budget of this server.*first of the month/],
    ["memberBudget", 3, "budget-spent", /your daily budget in this server/],
    ["memberMonthlyBudget", 3, "budget-spent", /your monthly budget.*first of the month/],
  ] as const)("of a server names who manages it: %s", (limit, allowed, code, words) => {
    const error = refusalError(limitRefusal(limit, allowed));
    expect(error).toMatchObject({ code, message: expect.stringMatching(words) });
    expect(error.message).toContain("set by whoever manages this server (with /settings)");
  });

  it("is a whole sentence in German too", () => {
    const { because } = limitRefusal("jobsPerUser", 3);
    expect(wordsFor("de").text(because)).toContain("Das Limit bestimmt, wer diesen Bot betreibt.");
  });
});
