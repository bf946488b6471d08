import { describe, expect, it } from "vitest";
import { discordWords } from "../../../../src/discord/messages/discord-words.ts";
import { spoken } from "../../../support/words/spoken.ts";
import { undeliverable } from "../../../../src/discord/delivery/undeliverable.ts";

describe("why no place took the pictures", () => {
  it("names each cause once, and where they are", () => {
    const { message, mayRepeat } = undeliverable(
      ["token-dead", "forbidden", "forbidden", "closed"],
      "job1",
    );
    expect(spoken(message)).toBe(
      "The pictures are made, but could not be handed over: the answer of the command can no longer be changed, I may not write in the channel, and your direct messages are closed to me. They are kept; /show id:job1 shows them wherever I may write.",
    );
    expect(mayRepeat).toBe(false);
    expect(discordWords("de").text(message)).toContain(
      "die Antwort auf den Befehl lässt sich nicht mehr ändern, ich darf in dem Kanal nicht schreiben und deine Direktnachrichten",
    );
  });

  it("says so when there was no place at all", () => {
    expect(spoken(undeliverable([], "job1").message)).toContain("there was no place to put them");
  });
});
