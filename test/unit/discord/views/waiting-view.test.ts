import { describe, expect, it } from "vitest";
import { waitingView } from "../../../../src/discord/views/waiting-view.ts";
import { sampleJob } from "../../../support/components/sample-job.ts";
import {
  customIdsOf,
  facesOf,
  textOf,
  viewProblems,
} from "../../../support/components/view-problems.ts";
import { discordWords } from "../../../../src/discord/messages/discord-words.ts";

const words = discordWords("en");

describe("waitingView", () => {
  it("tells the place in the queue, the time until it begins, and lets its owner cancel", () => {
    const view = waitingView(words, sampleJob({ state: "queued" }), { ahead: 4, seconds: 75 });
    expect(viewProblems(view)).toEqual([]);
    expect(textOf(view)).toContain("Place 5 in the queue · begins in about 1m 15s");
    expect(facesOf(view)).toEqual(["Cancel"]);
    expect(customIdsOf(view)).toEqual(["1:cancel:job1:"]);
  });

  it("names the estimated price, where one is set", () => {
    const position = { ahead: 0, seconds: 1 };
    expect(textOf(waitingView(words, sampleJob({ cost: 3 * 0.02 }), position))).toContain(
      "price: about 0.06",
    );
    expect(textOf(waitingView(words, sampleJob(), position))).not.toContain("price");
  });

  it("gives no time where none is known", () => {
    const text = textOf(waitingView(words, sampleJob(), { ahead: 0, seconds: undefined }));
    expect(text).toContain("place 1");
    expect(text).not.toContain("begins in");
  });
});
