import { describe, expect, it } from "vitest";
import { startDiscord } from "../../support/loopback/start-discord.ts";
import type { WireMessage } from "../../../src/playground/loopback/index.ts";
import { heldModel } from "../../support/discord/held-model.ts";
import { openBot } from "../../support/discord/open-bot.ts";
import type { TestBot } from "../../support/discord/open-bot.ts";
import { filesOn, labelsOf, shown, wordsOf } from "../../support/discord/reading.ts";
import { eventually } from "../../support/pipeline/simulated-clock.ts";
import { scriptedModel } from "../../support/pipeline/scripted-model.ts";

const MESSAGE_CONTENT = 1 << 15;
const picture = { name: "cat.png", bytes: new Uint8Array([1, 2, 3]) };

/** A bot that has answered `/imagine` with pictures, and the message that holds them. */
async function withPictures(count: number): Promise<{ bot: TestBot; message: WireMessage }> {
  const bot = await openBot();
  const { you, pictures } = bot.discord.scene;
  await bot.discord
    .as(you, { channel: pictures })
    .slash("imagine", { prompt: "a red apple", count });
  await bot.reaches("delivered");
  const message = await shown(bot.discord, pictures, (each) => labelsOf(each).includes("V1"));
  return { bot, message };
}

/** The bot's newest order, once it has been delivered. */
async function variationBy({ storage }: TestBot, userId: string) {
  let found = (await storage.jobs.ofUser(userId, 1))[0];
  await eventually(async () => {
    found = (await storage.jobs.ofUser(userId, 1))[0];
    return found?.kind === "vary" && found.state === "delivered";
  });
  if (found === undefined) throw new Error("there is no variation");
  return found;
}

/** What the bot answered to a message: the newest reply to it. */
async function answerTo({ discord }: TestBot, message: WireMessage): Promise<WireMessage> {
  return await shown(
    discord,
    { id: message.channel_id },
    ({ message_reference: reference, author }) =>
      author.id === discord.scene.bot.id && reference?.message_id === message.id,
  );
}

/** Replies to a picture that somebody else posted, and names the bot. */
function replyToFriend(bot: TestBot): WireMessage {
  const { you, friend, pictures, bot: user } = bot.discord.scene;
  const theirs = bot.discord
    .as(friend, { channel: pictures })
    .send("look", { attachments: [picture] });
  return bot.discord
    .as(you, { channel: pictures })
    .send(`<@${user.id}> as a lion`, { replyTo: theirs });
}

describe("a reply to the bot's picture", () => {
  it("makes a variation with its words, by whoever replies, in a reply", async () => {
    const { bot, message } = await withPictures(1);
    const { friend, pictures } = bot.discord.scene;
    const asked = bot.discord
      .as(friend, { channel: pictures })
      .send("now in <@123456789012345678> winter", { replyTo: message });
    const job = await variationBy(bot, friend.id);
    expect(job.request.prompt).toBe("now in winter");
    expect(job.parent?.position).toBe(0);
    const answer = await answerTo(bot, asked);
    expect(filesOn([answer])).toEqual([`easel-${job.id}-1.png`]);
  });

  it.each([
    ["#3 in winter", 2, "in winter"],
    ["in winter #2", 1, "in winter"],
    ["4", 3, "a red apple"],
    ["2: in winter", 1, "in winter"],
    ["<@123456789012345678>", 0, "a red apple"],
  ])("%j means picture %i with the words %j", async (text, position, prompt) => {
    const { bot, message } = await withPictures(4);
    const { you, pictures } = bot.discord.scene;
    bot.discord.as(you, { channel: pictures }).send(text, { replyTo: message });
    const job = await variationBy(bot, you.id);
    expect(job.parent?.position).toBe(position);
    expect(job.request.prompt).toBe(prompt);
  });

  it("says which pictures there are when a number is too large", async () => {
    const { bot, message } = await withPictures(2);
    const { you, pictures } = bot.discord.scene;
    const asked = bot.discord.as(you, { channel: pictures }).send("#3", { replyTo: message });
    expect(wordsOf(await answerTo(bot, asked))).toContain("There is no picture 3 here");
  });

  it("without a ping, or by another bot, is left alone", async () => {
    const { bot, message } = await withPictures(1);
    const { you, pictures } = bot.discord.scene;
    const author = bot.discord.as(you, { channel: pictures });
    author.send("a pear", { replyTo: message, pingReply: false });
    author.send("just talking");
    const last = author.send(`<@${bot.discord.scene.bot.id}>`);
    await answerTo(bot, last);
    expect(await bot.storage.jobs.ofUser(you.id, 10)).toHaveLength(1);
  });
});

describe("a picture that is attached to a mention", () => {
  it("is varied with the words", async () => {
    const bot = await openBot();
    const { you, pictures } = bot.discord.scene;
    const asked = bot.discord
      .as(you, { channel: pictures })
      .send(`<@${bot.discord.scene.bot.id}> as a lion`, { attachments: [picture] });
    const job = await variationBy(bot, you.id);
    expect(job.request).toMatchObject({ prompt: "as a lion", source: { width: 4, height: 3 } });
    expect(job.parent).toBeUndefined();
    expect(filesOn([await answerTo(bot, asked)])).toHaveLength(4);
  });

  it("goes with the others of its message where a model takes several", async () => {
    const blending = { imageToImage: true, textToImage: true, references: { max: 1 } };
    const models = [
      scriptedModel({ id: "local/plain" }),
      scriptedModel({ id: "remote/blending", capabilities: blending }),
    ];
    const bot = await openBot({ models });
    const { you, pictures } = bot.discord.scene;
    const mention = `<@${bot.discord.scene.bot.id}>`;
    const author = bot.discord.as(you, { channel: pictures });
    const attachments = [picture, picture, picture];
    author.send(`${mention} as one`, { attachments });
    const blended = await variationBy(bot, you.id);
    expect(blended.request).toMatchObject({ model: "remote/blending", prompt: "as one" });
    expect(blended.request.references).toHaveLength(1);
  });

  it("needs no mention in direct messages", async () => {
    const bot = await openBot();
    const { you, directMessage } = bot.discord.scene;
    bot.discord.as(you, { channel: directMessage }).send("as a lion", { attachments: [picture] });
    const job = await variationBy(bot, you.id);
    expect(job.target).toMatchObject({ kind: "message", channelId: directMessage.id });
  });
});

describe("a reply to somebody else's picture", () => {
  it("gets told what is possible where the bot does not see the picture", async () => {
    const bot = await openBot();
    const words = wordsOf(await answerTo(bot, replyToFriend(bot)));
    expect(words).toContain("Apps → Vary this image");
    expect(words).toContain("attach the picture");
    expect(words).toContain("Message Content Intent");
  });

  it("simply works with the message content intent", async () => {
    const discord = await startDiscord({ privilegedIntents: MESSAGE_CONTENT });
    const bot = await openBot({ discord, config: { messageContentIntent: true } });
    replyToFriend(bot);
    expect((await variationBy(bot, discord.scene.you.id)).request.prompt).toBe("as a lion");
  });
});

describe("a mention without a picture", () => {
  it("gets a hint", async () => {
    const bot = await openBot();
    const { you, pictures, bot: user } = bot.discord.scene;
    const asked = bot.discord.as(you, { channel: pictures }).send(`<@${user.id}>?`);
    expect(wordsOf(await answerTo(bot, asked))).toContain("/imagine");
  });
});

describe("a reply without a picture to start from", () => {
  it("hears that the picture is not finished yet", async () => {
    const { model, release } = heldModel();
    const bot = await openBot({ models: [model] });
    const { you, pictures } = bot.discord.scene;
    const author = bot.discord.as(you, { channel: pictures });
    await author.slash("imagine", { prompt: "a red apple", count: 1 });
    const message = await shown(bot.discord, pictures, (each) => labelsOf(each).includes("Cancel"));
    const asked = author.send("in winter", { replyTo: message });
    expect(wordsOf(await answerTo(bot, asked))).toContain("no finished picture");
    release();
    await bot.reaches("delivered");
  });

  it("hears that there is none on somebody's message", async () => {
    const discord = await startDiscord({ privilegedIntents: MESSAGE_CONTENT });
    const bot = await openBot({ discord, config: { messageContentIntent: true } });
    const { you, friend, pictures, bot: user } = discord.scene;
    const theirs = discord.as(friend, { channel: pictures }).send("only words");
    const asked = discord
      .as(you, { channel: pictures })
      .send(`<@${user.id}> draw this`, { replyTo: theirs });
    expect(wordsOf(await answerTo(bot, asked))).toContain("no picture on the message");
  });

  it("hears what went wrong with the picture", async () => {
    const bot = await openBot({ download: async () => await Promise.reject(new Error("a bug")) });
    const { you, directMessage } = bot.discord.scene;
    const asked = bot.discord
      .as(you, { channel: directMessage })
      .send("as a lion", { attachments: [picture] });
    expect(wordsOf(await answerTo(bot, asked))).toMatch(/incident `[0-9A-F]{8}`/);
  });

  it("is silent for a thank-you under the bot's other messages", async () => {
    const bot = await openBot();
    const { you, pictures, bot: user } = bot.discord.scene;
    const author = bot.discord.as(you, { channel: pictures });
    const hint = await answerTo(bot, author.send(`<@${user.id}>`));
    author.send("thanks!", { replyTo: hint });
    const last = author.send(`<@${user.id}> and now?`);
    await answerTo(bot, last);
    const answers = bot.discord
      .messages(pictures, you)
      .filter(({ author: { id } }) => id === user.id);
    expect(answers).toHaveLength(2);
  });
});
