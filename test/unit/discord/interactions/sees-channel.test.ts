import { ChannelType, type Client, PermissionFlagsBits, PermissionsBitField } from "discord.js";
import { describe, expect, it } from "vitest";
import { createSeesChannel } from "../../../../src/discord/interactions/sees-channel.ts";
import { RecordingLog } from "../../../support/pipeline/recording-log.ts";

const { ViewChannel } = PermissionFlagsBits;
const bits = (of: bigint) => new PermissionsBitField(of);

/** A text channel; `deny` are the permissions that everybody is refused there. */
function channel(deny = 0n) {
  const everyone = { allow: bits(0n), deny: bits(deny) };
  return {
    type: ChannelType.GuildText,
    isThread: () => false,
    permissionOverwrites: { cache: new Map([["guild", everyone]]) },
  };
}

/** A private thread of the channel "open" with these members. */
function thread(members: readonly string[], parent = channel()) {
  const fetch = async (id: string) => {
    if (!members.includes(id)) throw new Error("Unknown Member");
    return id;
  };
  const type = ChannelType.PrivateThread;
  return { type, isThread: () => true, parent, parentId: "open", members: { fetch } };
}

/** Whether "me", who has the role "red", sees a channel. */
async function sees(channelId: string, guildId = "guild") {
  const channels = new Map<string, object>([
    ["open", channel()],
    ["hidden", channel(ViewChannel)],
    ["mine", thread(["me"])],
    ["theirs", thread(["you"])],
  ]);
  const archived = new Map<string, object>([["archived", thread(["me"])]]);
  const guild = {
    id: "guild",
    ownerId: "owner",
    channels: {
      cache: channels,
      async fetch(id: string) {
        const found = archived.get(id);
        if (found === undefined) throw new Error("Unknown Channel");
        channels.set(id, found);
        return found;
      },
    },
    roles: {
      cache: new Map([
        ["guild", { permissions: bits(ViewChannel) }],
        ["red", { permissions: bits(0n) }],
      ]),
    },
  };
  const client = { guilds: { cache: new Map([["guild", guild]]) } } as unknown as Client;
  const ask = createSeesChannel(client, new RecordingLog());
  return ask({ userId: "me", roleIds: ["red"], guildId, channelId });
}

describe("who sees a channel", () => {
  it.each([
    ["an open channel", "open", true],
    ["a hidden one", "hidden", false],
    ["a private thread that they are in", "mine", true],
    ["a private thread of others", "theirs", false],
    ["an archived thread, which Discord is asked about", "archived", true],
    ["a channel that is gone", "gone", false],
  ])("is known of %s", async (_, id, expected) => {
    expect(await sees(id)).toBe(expected);
  });

  it("is nobody where the bot is not in the server", async () => {
    expect(await sees("open", "elsewhere")).toBe(false);
  });
});
