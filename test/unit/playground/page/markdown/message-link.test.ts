import { describe, expect, it } from "vitest";
import { readMessageLink } from "../../../../../src/playground/page/markdown/message-link.ts";

describe("readMessageLink", () => {
  it.each(["https://discord.com/channels/1/2/3", "https://canary.discord.com/channels/@me/2/3"])(
    "finds the message that %s leads to",
    (url) => {
      expect(readMessageLink(url)).toEqual({ channelId: "2", messageId: "3" });
    },
  );

  it.each([
    "https://discord.com/channels/1/2",
    "https://discord.com.evil.example/channels/1/2/3",
    "https://example.org/channels/1/2/3",
  ])("leaves %s alone", (url) => {
    expect(readMessageLink(url)).toBeUndefined();
  });
});
