import { describe, expect, it } from "vitest";
import type { DiscordUser, Outcome, WireMessage } from "../../../src/playground/loopback/index.ts";
import { drawn, spokenAnswer } from "../../support/discord/drawn.ts";
import { openBot, type TestBot } from "../../support/discord/open-bot.ts";
import { labelsOf, wordsOf } from "../../support/discord/reading.ts";

/** A bot in a server with a log channel, a member, a friend of theirs and a moderator. */
async function open(options: Parameters<typeof openBot>[0] = {}) {
  const bot = await openBot(options);
  const { discord, storage } = bot;
  const { you, friend, moderator, pictures, general, studio } = discord.scene;
  await storage.serverRules.change(studio.id, (rules) => ({ ...rules, log: general.id }));
  const user = discord.as(you, { channel: pictures });
  const told = async (who: DiscordUser, act: Promise<Outcome>) =>
    wordsOf(await spokenAnswer(bot, who, await act));
  return {
    bot,
    user,
    other: discord.as(friend, { channel: pictures }),
    mo: discord.as(moderator, { channel: pictures }),
    inLog: discord.as(moderator, { channel: general }),
    told,
    guildId: studio.id,
    ids: { you: you.id, friend: friend.id, moderator: moderator.id },
  };
}

/** A message in a channel, as somebody there sees it, once it is there. */
async function seen(
  { discord }: TestBot,
  who: DiscordUser,
  fits: (message: WireMessage) => boolean,
): Promise<WireMessage> {
  return discord.events.waitUntil(() => who.messages().find(fits));
}

describe("/moderation", () => {
  it("bans somebody on every way in, with its reason in the list, until it is lifted", async () => {
    const { bot, user, mo, told, ids, guildId } = await open();
    const message = await drawn(bot, user);
    const { id } = await bot.reaches("delivered");
    const banned = await told(mo, mo.slash("moderation ban", { user: ids.you, reason: "spam" }));
    expect(banned).toContain(`<@${ids.you}> may not use me here any more`);
    const REFUSED = "You may not use me in this server";
    const orders = async () => (await bot.storage.jobs.ofUser(ids.you, 10)).length;
    expect(await told(user, user.slash("imagine", { prompt: "a fox" }))).toContain(REFUSED);
    expect(await told(user, user.slash("show", { id }))).toContain(REFUSED);
    for (const face of ["V1", "U1", "🎲 Reroll", "ℹ️ Details"])
      expect(await told(user, user.press(message, face)), face).toContain(REFUSED);
    const reply = user.send("in winter", { replyTo: message });
    const answer = await seen(
      bot,
      user,
      (each) => each.message_reference?.message_id === reply.id && wordsOf(each) !== "",
    );
    expect(wordsOf(answer)).toContain(REFUSED);
    expect(wordsOf(answer)).not.toContain("spam");
    expect(await orders()).toBe(1);

    const list = await told(mo, mo.slash("moderation list", { user: ids.you }));
    expect(list).toMatch(new RegExp(`⛔ <@${ids.you}> — spam — <@${ids.moderator}>, <t:\\d+:f>`));
    expect(await bot.storage.moderation.entries("222", { limit: 5 })).toEqual([]);
    await told(mo, mo.slash("moderation unban", { user: ids.you }));
    expect(await bot.storage.moderation.bans(ids.you, guildId)).toEqual([]);
    await drawn(bot, user);
    expect(await told(mo, mo.slash("moderation unban", { user: ids.you }))).toContain("not banned");
  });

  it("is for those who may moderate members, or manage the server", async () => {
    const { bot, user, mo, told, ids, guildId } = await open();
    const refused = await told(user, user.slash("moderation ban", { user: ids.friend }));
    expect(refused).toContain("Moderate Members or Manage Server");
    expect(await bot.storage.moderation.entries(guildId, { limit: 5 })).toEqual([]);
    const everywhere = { user: ids.friend, everywhere: true };
    expect(await told(mo, mo.slash("moderation ban", everywhere))).toContain("people who run this");
    const own = await told(mo, mo.slash("moderation warn", { user: ids.moderator }));
    expect(own).toContain("yourself");
  });

  it("bans everywhere, direct messages too, for operators", async () => {
    const discordOperators: string[] = [];
    const { bot, mo, told, ids } = await open({ operators: discordOperators });
    discordOperators.push(ids.moderator);
    await bot.storage.moderation.note({
      guildId: undefined,
      userId: ids.you,
      kind: "ban",
      by: ids.moderator,
      reason: "",
    });
    const { you, directMessage } = bot.discord.scene;
    const inDirect = bot.discord.as(you, { channel: directMessage });
    expect(await told(inDirect, inDirect.slash("imagine", { prompt: "a fox" }))).toContain(
      "You may not use me.",
    );
    expect(await told(mo, mo.slash("moderation list"))).toContain("None yet");
  });
});

describe('"Report this image"', () => {
  it("reaches the log channel once, with buttons that check who presses, over restarts", async () => {
    const { bot, user, other, inLog, told, ids, guildId } = await open();
    const message = await drawn(bot, user);
    const { id } = await bot.reaches("delivered");
    const thanks = await told(other, other.contextMenu("Report this image", message));
    expect(thanks).toContain("have your report");
    const again = await told(other, other.contextMenu("Report this image", message));
    expect(again).toContain("already");
    const report = await seen(bot, inLog, (each) => wordsOf(each).includes("Report of"));
    expect(wordsOf(report)).toContain(id);
    expect(wordsOf(report)).toContain(`<@${ids.friend}> reported pictures of <@${ids.you}>`);
    expect(labelsOf(report)).toEqual(["Delete", "Warn", "Ban"]);

    const inLogAsYou = bot.discord.as(bot.discord.scene.you, { channel: inLog.channel });
    for (const face of ["🗑️ Delete", "⚠️ Warn", "⛔ Ban"])
      expect(await told(inLogAsYou, inLogAsYou.press(report, face))).toContain("Moderate Members");
    expect(await bot.storage.moderation.entries(guildId, { limit: 5 })).toEqual([]);

    expect(await told(inLog, inLog.press(report, "⚠️ Warn"))).toContain("is warned");
    expect(await told(inLog, inLog.press(report, "⛔ Ban"))).toContain("may not use me here");
    const kinds = (await bot.storage.moderation.entries(guildId, { limit: 5 })).map(
      ({ kind, reason }) => [kind, reason],
    );
    expect(kinds).toEqual([
      ["ban", `a reported picture (${id})`],
      ["warn", `a reported picture (${id})`],
    ]);
    expect(await told(inLog, inLog.press(report, "🗑️ Delete"))).toContain("taken away");
    expect(user.messages().some((each) => each.id === message.id)).toBe(false);
    await bot.storage.moderation.note({
      guildId,
      userId: ids.you,
      kind: "unban",
      by: ids.moderator,
      reason: "",
    });
    expect(await told(user, user.slash("show", { id }))).toContain("A moderator took");
    const { you, directMessage } = bot.discord.scene;
    const inDirect = bot.discord.as(you, { channel: directMessage });
    const own = await spokenAnswer(bot, inDirect, await inDirect.slash("show", { id }));
    expect(labelsOf(own)).toContain("V1");
  });

  it("takes only Easel's own pictures, and says when nobody can be told", async () => {
    const { bot, user, other, told, guildId } = await open();
    const plain = user.send("hello");
    expect(await told(other, other.contextMenu("Report this image", plain))).toContain(
      "none of my",
    );
    await bot.storage.serverRules.change(guildId, (rules) => ({ ...rules, log: undefined }));
    const message = await drawn(bot, user);
    const answer = await told(other, other.contextMenu("Report this image", message));
    expect(answer).toContain("can tell nobody");
  });
});
