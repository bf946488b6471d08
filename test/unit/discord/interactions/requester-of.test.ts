import { type BaseInteraction, PermissionFlagsBits, PermissionsBitField } from "discord.js";
import { describe, expect, it } from "vitest";
import { requesterOf } from "../../../../src/discord/interactions/requester-of.ts";

function asked(change: object = {}) {
  const { ManageMessages, SendMessagesInThreads } = PermissionFlagsBits;
  const interaction: unknown = {
    user: { id: "anna" },
    guildId: "server",
    channelId: "channel",
    channel: { isThread: () => false, parentId: "category", nsfw: true },
    member: { roles: ["red"] },
    memberPermissions: new PermissionsBitField(ManageMessages | SendMessagesInThreads),
    locale: "de",
    guildLocale: "en-US",
    authorizingIntegrationOwners: { 0: "server" },
    ...change,
  };
  return requesterOf(interaction as BaseInteraction);
}

describe("who asks by an interaction", () => {
  it("is the member, with their roles, the channel and the languages", () => {
    expect(asked()).toMatchObject({
      userId: "anna",
      roleIds: ["red"],
      guildId: "server",
      channelId: "channel",
      parentChannelId: "category",
      isThread: false,
      ageRestricted: true,
      locale: "de",
      guildLocale: "en-US",
      permissions: { manageMessages: true, manageServer: false, sendMessages: false },
      installedBy: "guild",
    });
  });

  it("knows a thread by its parent, and what may be written there", () => {
    const parent = { isThread: () => false, nsfw: false };
    const channel = { isThread: () => true, parentId: "channel", parent };
    expect(asked({ channelId: "thread", channel })).toMatchObject({
      parentChannelId: "channel",
      isThread: true,
      ageRestricted: false,
      permissions: { sendMessages: true },
    });
  });

  it("may be somebody who has the bot for themselves, where it is no member", () => {
    const owners = { authorizingIntegrationOwners: { 1: "anna" }, channel: null };
    expect(asked(owners)).toMatchObject({ installedBy: "user", parentChannelId: undefined });
  });

  it("has no roles and no permissions in direct messages", () => {
    const direct = { guildId: null, member: null, memberPermissions: null, guildLocale: null };
    const channel = { isThread: () => false };
    expect(asked({ ...direct, channel })).toMatchObject({
      guildId: undefined,
      roleIds: [],
      ageRestricted: false,
      guildLocale: undefined,
      permissions: { manageMessages: false },
    });
  });
});
