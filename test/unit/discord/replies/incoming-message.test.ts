import { MessageType } from "discord.js";
import type { GatewayMessageCreateDispatchData } from "discord.js";
import { describe, expect, it } from "vitest";
import { readIncomingMessage } from "../../../../src/discord/replies/incoming-message.ts";

const BOT = "900000000000000001";

/** A message of the gateway; only what is read of it matters. */
function message(change: object = {}): GatewayMessageCreateDispatchData {
  const plain: unknown = {
    id: "1",
    channel_id: "2",
    type: MessageType.Default,
    content: "",
    author: { id: "3" },
    mentions: [],
    attachments: [],
    embeds: [],
    components: [],
    ...change,
  };
  return plain as GatewayMessageCreateDispatchData;
}

describe("an incoming message", () => {
  it.each([
    ["a person's", {}, true],
    ["a reply", { type: MessageType.Reply }, true],
    ["a bot's", { author: { id: "3", bot: true } }, false],
    ["a webhook's", { webhook_id: "4" }, false],
    ["a notice of Discord's", { type: MessageType.UserJoin }, false],
  ])("of %s kind is from a person: %#", (_, change, isFromPerson) => {
    expect(readIncomingMessage(message(change), BOT).isFromPerson).toBe(isFromPerson);
  });

  it("tells a mention in the text from one by a reply", () => {
    const byReply = readIncomingMessage(message({ mentions: [{ id: BOT }] }), BOT);
    expect(byReply).toMatchObject({ mentionsBot: true, namesBot: false });
    const byName = readIncomingMessage(message({ content: `hello <@!${BOT}>` }), BOT);
    expect(byName).toMatchObject({ mentionsBot: true, namesBot: true });
    const others = readIncomingMessage(message({ mentions: [{ id: "5" }] }), BOT);
    expect(others).toMatchObject({ mentionsBot: false, namesBot: false });
  });

  it("is no reply when it was forwarded", () => {
    const reference = { message_id: "8", channel_id: "9", type: 1 };
    expect(
      readIncomingMessage(message({ message_reference: reference }), BOT).repliesTo,
    ).toBeUndefined();
  });
});
