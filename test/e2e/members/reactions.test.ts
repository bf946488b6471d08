import { describe, expect, it } from "vitest";
import type { WireMessage } from "../../../src/playground/loopback/index.ts";
import { drawn } from "../../support/discord/drawn.ts";
import { openBot, type TestBot } from "../../support/discord/open-bot.ts";
import { filesOn, wordsOf } from "../../support/discord/reading.ts";
import { spokenAnswer } from "../../support/discord/drawn.ts";
import { eventually } from "../../support/pipeline/simulated-clock.ts";

async function withPicture(prompt = "a red apple") {
  const channel = { id: "" };
  const bot = await openBot({ showcaseOf: async () => channel.id || undefined });
  const { you, friend, pictures, general: lobby } = bot.discord.scene;
  const owner = bot.discord.as(you, { channel: pictures });
  const message = await drawn(bot, owner, { prompt });
  channel.id = lobby.id;
  const [job] = await bot.storage.jobs.ofUser(you.id, 1);
  if (job === undefined) throw new Error("no job");
  return { bot, owner, friend: bot.discord.as(friend, { channel: pictures }), message, job, lobby };
}

/** What the bot wrote to the owner directly. */
function directly({ discord }: TestBot): readonly WireMessage[] {
  const { directMessage, you } = discord.scene;
  return discord.messages(directMessage, you);
}

describe("a reaction of a picture's owner", () => {
  it("✉️ sends a copy by direct message, once, and nobody else's does", async () => {
    const { bot, owner, friend, message, job } = await withPicture();
    friend.react(message, "✉️");
    owner.react(message, "👍");
    owner.react(message, "✉️");
    await eventually(async () => directly(bot).length > 0);
    owner.react(message, "✉️", false);
    owner.react(message, "✉️");
    owner.react(message, "⭐");
    await eventually(async () => bot.storage.favourites.has(owner.user.id, job.id));
    const copies = directly(bot);
    expect(filesOn(copies)).toEqual([`easel-${job.id}-1.png`]);
  });

  it("⭐ is a favourite until it is taken back, and is posted to the showcase once", async () => {
    const { bot, owner, friend, message, job, lobby } = await withPicture("a fox --spoiler");
    friend.react(message, "⭐");
    owner.react(message, "⭐");
    const posts = () =>
      bot.discord.messages(lobby, owner.user).filter((each) => wordsOf(each).includes("⭐"));
    await eventually(async () => posts().length === 1);
    expect(await bot.storage.favourites.has(friend.user.id, job.id)).toBe(false);
    expect(JSON.stringify(posts()[0]?.components)).toContain('"spoiler":true');
    owner.react(message, "⭐", false);
    await eventually(async () => !(await bot.storage.favourites.has(owner.user.id, job.id)));
    owner.react(message, "⭐");
    await eventually(async () => bot.storage.favourites.has(owner.user.id, job.id));
    expect(posts()).toHaveLength(1);
  });

  it("❌ deletes message, post and file at once, unless somebody else's picture needs it", async () => {
    const { bot, owner, friend, message, job, lobby } = await withPicture();
    const hash = job.pictures[0]?.hash ?? "";
    owner.react(message, "⭐");
    await eventually(async () => (await bot.storage.favourites.showcase(job.id)) !== undefined);
    friend.react(message, "❌");
    const varied = await friend.press(message, "V1");
    await eventually(async () => (await bot.storage.jobs.inState("delivered")).length === 2);
    expect(varied.kind).not.toBe("refused");
    owner.react(message, "❌");
    await bot.discord.events.waitUntil(() =>
      owner.messages().some(({ id }) => id === message.id) ? undefined : "gone",
    );
    await eventually(async () => bot.discord.messages(lobby, owner.user).length === 0);
    expect((await bot.storage.jobs.find(job.id))?.pictures).toEqual([]);
    expect(await bot.storage.pictures.get(hash)).toBeDefined();
    const [theirs] = await bot.storage.jobs.ofUser(friend.user.id, 1);
    const own = theirs?.pictures[0]?.hash ?? "";
    const shown = friend.messages().findLast((each) => filesOn([each]).length > 0);
    if (shown === undefined) throw new Error("no variation");
    friend.react(shown, "❌");
    await eventually(async () => (await bot.storage.pictures.get(own)) === undefined);
  });

  it("⭐ leaves no post in the showcase when the owner has everything deleted", async () => {
    const { bot, owner, message, job, lobby } = await withPicture();
    owner.react(message, "⭐");
    await eventually(async () => (await bot.storage.favourites.showcase(job.id)) !== undefined);
    expect(bot.discord.messages(lobby, owner.user)).toHaveLength(1);
    const question = await spokenAnswer(bot, owner, await owner.slash("mydata delete"));
    await owner.press(question, "Delete everything");
    await eventually(async () => bot.discord.messages(lobby, owner.user).length === 0);
    await eventually(async () => (await bot.storage.jobs.find(job.id)) === undefined);
  });
});
