import { ChannelType, type Guild, PermissionFlagsBits, PermissionsBitField } from "discord.js";
import { describe, expect, it } from "vitest";
import { permissionsIn } from "../../../../src/discord/interactions/channel-permissions.ts";

const { Administrator, AttachFiles, ManageThreads, SendMessages, ViewChannel } =
  PermissionFlagsBits;
const USUAL = ViewChannel | SendMessages | AttachFiles;

interface Overwrite {
  readonly allow?: bigint;
  readonly deny?: bigint;
}

const bits = (of: bigint) => new PermissionsBitField(of);

const thread = (type: ChannelType, parent: object | null) => ({
  type,
  parent,
  isThread: () => true,
});

/** A server with everybody's role, the roles "red" and "blue", and the channel "c" with threads. */
function guild(
  overwrites: Readonly<Record<string, Overwrite>> = {},
  roles: Readonly<Record<string, bigint>> = {},
): Guild {
  const channel = {
    type: ChannelType.GuildText,
    isThread: () => false,
    permissionOverwrites: {
      cache: new Map(
        Object.entries(overwrites).map(([id, { allow = 0n, deny = 0n }]) => [
          id,
          { allow: bits(allow), deny: bits(deny) },
        ]),
      ),
    },
  };
  const channels = {
    c: channel,
    open: thread(ChannelType.PublicThread, channel),
    invited: thread(ChannelType.PrivateThread, channel),
    orphan: thread(ChannelType.PublicThread, null),
  };
  return {
    id: "everyone",
    ownerId: "owner",
    channels: { cache: new Map(Object.entries(channels)) },
    roles: {
      cache: new Map(
        Object.entries({ everyone: USUAL, red: 0n, blue: 0n, ...roles }).map(([id, of]) => [
          id,
          { permissions: bits(of) },
        ]),
      ),
    },
  } as unknown as Guild;
}

const member = { userId: "me", roleIds: ["red", "blue"] };

describe("permissions in a channel", () => {
  it("are those of all roles together", () => {
    const of = guild({}, { everyone: ViewChannel, red: SendMessages, blue: AttachFiles });
    expect(permissionsIn(of, member, "c")).toBe(USUAL);
  });

  it("follow everybody's overwrite, then the roles' together, then the person's", () => {
    const deny = { deny: SendMessages };
    expect(permissionsIn(guild({ everyone: deny }), member, "c") & SendMessages).toBe(0n);
    const byRole = guild({ everyone: deny, red: deny, blue: { allow: SendMessages } });
    expect(permissionsIn(byRole, member, "c") & SendMessages).toBe(SendMessages);
    const byPerson = guild({ blue: { allow: SendMessages }, me: deny });
    expect(permissionsIn(byPerson, member, "c") & SendMessages).toBe(0n);
  });

  it("are none in a channel that is hidden, gone, or a thread without its channel", () => {
    expect(permissionsIn(guild({ everyone: { deny: ViewChannel } }), member, "c")).toBe(0n);
    expect(permissionsIn(guild(), member, "gone")).toBe(0n);
    expect(permissionsIn(guild(), member, "orphan")).toBe(0n);
  });

  it("of a thread are those of its channel; a private one is its members' own", () => {
    expect(permissionsIn(guild(), member, "open")).toBe(USUAL);
    expect(permissionsIn(guild(), member, "invited")).toBe(0n);
    expect(permissionsIn(guild({ me: { allow: ManageThreads } }), member, "invited")).not.toBe(0n);
  });

  it("are all for owners and administrators", () => {
    const hidden = { everyone: { deny: ViewChannel } };
    const owner = { userId: "owner", roleIds: [] };
    expect(permissionsIn(guild(hidden), owner, "c") & ViewChannel).toBe(ViewChannel);
    const led = guild(hidden, { red: Administrator });
    expect(permissionsIn(led, member, "c") & ViewChannel).toBe(ViewChannel);
    expect(permissionsIn(guild(hidden), owner, "gone")).toBe(0n);
  });
});
