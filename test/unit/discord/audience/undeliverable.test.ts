import { describe, expect, it } from "vitest";
import { undeliverable } from "../../../../src/discord/audience/undeliverable.ts";

describe("why no place took the pictures", () => {
  it("names each cause once, and where they are", () => {
    const { message, mayRepeat } = undeliverable(
      ["token-dead", "forbidden", "forbidden", "closed"],
      "job1",
    );
    expect(message).toBe(
      "The pictures are made, but could not be handed over: the answer of the command can no longer be changed, I may not write in the channel and your direct messages are closed to me. They are kept; `/show id:job1` shows them wherever I may write.",
    );
    expect(mayRepeat).toBe(false);
  });

  it("says so when there was no place at all", () => {
    expect(undeliverable([], "job1").message).toContain("there was no place to put them");
  });
});
