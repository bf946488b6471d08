import { describe, expect, it } from "vitest";
import { messageUrl, durationText } from "../../../../src/components/views/job-text.ts";
import { samplePlace } from "../../../support/components/sample-job.ts";

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
  });
});

describe("durationText", () => {
  it.each([
    [-5, "0.0 s"],
    [840, "0.8 s"],
    [9949, "9.9 s"],
    [9951, "10 s"],
    [59_600, "1 min"],
    [125_000, "2 min 5 s"],
  ])("of %d ms is %s", (milliseconds, words) => {
    expect(durationText(milliseconds)).toBe(words);
  });
});
