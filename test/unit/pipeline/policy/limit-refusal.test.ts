import { describe, expect, it } from "vitest";
import { refusalError } from "../../../../src/pipeline/policy/answer.ts";
import { limitRefusal } from "../../../../src/pipeline/policy/limit-refusal.ts";
import { say, wordsFor } from "../../../../src/words/index.ts";

const setBy = say("policy.operator");

describe("the refusal of a limit", () => {
  it.each([
    ["jobsPerUser", 1, "too-many-jobs", /have 1 order waiting \(the limit here is 1\).*\/queue/],
    ["jobsPerUser", 3, "too-many-jobs", /have 3 orders waiting/],
    ["picturesPerDay", 9, "daily-limit", /limit here is 9 a day.*midnight UTC/],
    ["queueLimit", 1, "queue-full", /1 order is waiting/],
    ["queueLimit", 2, "queue-full", /2 orders are waiting/],
    ["dailyBudget", 0.5, "budget-spent", /daily budget of this server \(0\.5\).*starts again/],
  ] as const)("names it, and who sets it: %s of %d", (limit, allowed, code, words) => {
    const error = refusalError(limitRefusal(limit, allowed, setBy));
    expect(error).toMatchObject({ code, message: expect.stringMatching(words) });
    expect(error.message).toContain("set by whoever runs this bot");
  });

  it("is a whole sentence in German too", () => {
    const { because } = limitRefusal("jobsPerUser", 3, setBy);
    expect(wordsFor("de").text(because)).toContain("Das Limit bestimmt, wer diesen Bot betreibt.");
  });
});
