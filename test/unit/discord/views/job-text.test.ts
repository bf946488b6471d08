import { describe, expect, it } from "vitest";
import { discordWords } from "../../../../src/discord/messages/discord-words.ts";
import { messageUrl, shownPrompt, takenText } from "../../../../src/discord/views/job-text.ts";
import { sampleJob, samplePlace } from "../../../support/components/sample-job.ts";

describe("messageUrl", () => {
  it("knows servers, direct messages, and places without an address", () => {
    expect(messageUrl(samplePlace)).toBe(
      "https://discord.com/channels/200000000000000001/300000000000000001/500000000000000001",
    );
    expect(messageUrl({ ...samplePlace, guildId: undefined } as typeof samplePlace)).toContain(
      "/@me/",
    );
    expect(
      messageUrl({ ...samplePlace, messageId: undefined } as typeof samplePlace),
    ).toBeUndefined();
    expect(messageUrl({ kind: "terminal" })).toBeUndefined();
    expect(messageUrl({ ...samplePlace, isPrivate: true } as typeof samplePlace)).toBeUndefined();
  });
});

describe("shownPrompt", () => {
  it("says so when there are no words", () => {
    expect(shownPrompt(discordWords("en"), " \n ")).toBe("(no words)");
    expect(shownPrompt(discordWords("de"), "")).toBe("(keine Worte)");
  });

  it("is cut to what a message can show", () => {
    expect(shownPrompt(discordWords("en"), "x".repeat(400))).toHaveLength(300);
  });
});

describe("takenText", () => {
  it.each([
    ["en", 840, "0.8 s"],
    ["de", 840, "0,8 s"],
    ["en", 59_400, "59 s"],
  ])("in %s of %d ms is %s", (locale, milliseconds, text) => {
    const job = sampleJob({ startedAt: 1000, finishedAt: 1000 + milliseconds });
    expect(takenText(discordWords(locale), job)).toBe(text);
  });
});
