import { describe, expect, it } from "vitest";
import { discordWords } from "../../../../src/discord/messages/discord-words.ts";
import { quoted, say } from "../../../../src/words/index.ts";

const nasty = "# [here](https://evil.example) `@everyone`";

describe("words for Discord", () => {
  it("are those of the language, or English", () => {
    expect(discordWords("de").say("messages.edit")).toBe("Bearbeiten");
    expect(discordWords("de-AT").say("messages.edit")).toBe("Bearbeiten");
    for (const locale of ["en-GB", "fr", undefined])
      expect(discordWords(locale).say("messages.edit")).toBe("Edit");
    expect(discordWords("de")).toBe(discordWords("de"));
  });

  it("make nothing but text of a parameter, however deep it stands", () => {
    const message = say("discord.undeliverable", {
      reasons: [quoted(nasty), say("messages.written-by", { program: nasty })],
      command: "/show `id`",
    });
    const text = discordWords("en").text(message);
    expect(text).not.toMatch(/(?<!\\)\[here|@everyone|https:\/\//);
    expect(text).toContain("`/show ˋidˋ`");
  });

  it("are plain where Discord shows text as it is", () => {
    const { plain } = discordWords("en");
    expect(plain.say("messages.picture-alt", { number: 1, total: 2, prompt: "*a* <b>" })).toBe(
      "Picture 1 of 2: *a* <b>",
    );
  });
});
