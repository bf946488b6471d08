import { describe, expect, it } from "vitest";
import { type CarefulBot, openCarefulBot } from "../../support/discord/careful-bot.ts";
import { drawn, finishedAnswer, spokenAnswer } from "../../support/discord/drawn.ts";
import { plantButtons } from "../../support/discord/planted-buttons.ts";
import { filesOn, wordsOf } from "../../support/discord/reading.ts";

const actions = [
  "vary",
  "upscale",
  "reroll",
  "edit",
  "edit-modal",
  "details",
  "delete",
  "originals",
  "cancel",
  "retry",
  "strength",
  "vary-modal",
  "vary-message-modal",
  "more",
  "more-picture",
  "zoom-far",
  "redraw",
  "redraw-modal",
  "instruct",
  "instruct-modal",
  "second-pass",
  "animate",
  "favourite",
];

async function press(bot: CarefulBot, customId: string): Promise<string> {
  const message = plantButtons(bot.discord, [customId]);
  return await bot.refusalOf(await bot.owner.press(message, customId));
}

/** A job of somebody else in their direct messages: nobody else may ever see it. */
async function foreignJob(bot: CarefulBot): Promise<string> {
  const { friend } = bot.discord.scene;
  const channel = bot.discord.world.channels.direct(friend);
  const user = bot.discord.as(friend, { channel });
  await finishedAnswer(bot, user, await user.slash("imagine", { prompt: "a secret apple" }));
  const [job] = await bot.storage.jobs.ofUser(friend.id, 1);
  return job?.id ?? "";
}

describe("a custom id that somebody made up", () => {
  it.each([
    "1",
    "hello",
    "1:open-the-door:abc:0",
    "2:vary:abc:0",
    "1:vary:abc",
    "1:vary:abc:0:0",
    "1:vary:abc:10",
    "1:vary:abc:-1",
    "1:vary:ABC:0",
    "1:vary::0",
    "1:constructor:abc:0",
    "1:__proto__:abc:0",
    "1:vary:' or 1=1 --:0",
    "1:vary:../../etc/passwd:0",
    `1:vary:${"a".repeat(90)}:0`,
    "x".repeat(100),
    "🎲:🎲:🎲:🎲",
  ])("(%j) gets a plain answer", async (customId) => {
    const bot = await openCarefulBot();
    expect(await press(bot, customId)).toMatch(/I do not know this button.*\/imagine brings new/);
  });

  it.each(actions)("for %s of a job that never was gets a plain answer", async (action) => {
    const bot = await openCarefulBot();
    const words = await press(bot, `1:${action}:aaaaaaaaaaaa:0`);
    expect(words).toMatch(/I can't find that picture here|I don't understand that button/);
  });

  it.each(actions)("for %s of somebody's private job shows nothing of it", async (action) => {
    const bot = await openCarefulBot();
    const jobId = await foreignJob(bot);
    const words = await press(bot, `1:${action}:${jobId}:0`);
    expect(words).toMatch(/I can't find that picture here|I don't understand that button/);
    expect(words).not.toContain("secret");
    expect(await bot.storage.jobs.ofUser(bot.owner.user.id, 5)).toEqual([]);
    expect(bot.discord.pings).toEqual([]);
  });

  it.each(["vary", "upscale"])("for %s of picture 10 says how many there are", async (action) => {
    const bot = await openCarefulBot();
    await drawn(bot, bot.owner);
    const [job] = await bot.storage.jobs.ofUser(bot.owner.user.id, 1);
    expect(await press(bot, `1:${action}:${job?.id}:9`)).toContain("There is no picture 10 here");
    expect(await bot.storage.jobs.ofUser(bot.owner.user.id, 5)).toHaveLength(1);
  });

  it("in a modal gets a plain answer, and orders nothing", async () => {
    const bot = await openCarefulBot();
    const jobId = await foreignJob(bot);
    const modal = await bot.edit();
    const made = ["edit-modal", "vary-modal", "vary-message-modal", "delete"].map(
      (action) => `1:${action}:${jobId}:0`,
    );
    for (const customId of [...made, "1:nothing::", "x".repeat(100)]) {
      const words = await bot.refusalOf(await bot.owner.submitModal({ ...modal, customId }));
      expect(words).toMatch(/can't find|don't understand|no longer know|do not know/);
    }
    expect(await bot.storage.jobs.ofUser(bot.owner.user.id, 5)).toHaveLength(1);
  });
});

describe("/show", () => {
  it("shows nothing of somebody's private job", async () => {
    const bot = await openCarefulBot();
    const id = await foreignJob(bot);
    const words = await bot.refusalOf(await bot.owner.slash("show", { id }));
    expect(words).toContain("I can't find that picture here");
    expect(words).not.toContain("secret");
  });

  it.each([
    "aaaaaaaaaaaa",
    "' or 1=1 --",
    "../easel.db",
    "x".repeat(100),
    "<@1>",
    "1:vary:a:0",
    " ",
  ])("of %j gets a plain answer", async (id) => {
    const bot = await openCarefulBot();
    const outcome = await bot.owner.slash("show", { id });
    expect(await bot.refusalOf(outcome)).toContain("I can't find that picture here");
  });
});

describe("Apps on a message without pictures", () => {
  it.each(["Vary this image", "Image details"])("%s says what to choose instead", async (name) => {
    const bot = await openCarefulBot();
    const outcome = await bot.owner.contextMenu(name, bot.friend.send("no picture here"));
    const words = await bot.refusalOf(outcome);
    expect(words).toMatch(/no picture on that message.*Choose one with an attached or linked/);
  });

  it("never shows a job that a message only claims to be", async () => {
    const bot = await openCarefulBot();
    const jobId = await foreignJob(bot);
    const message = plantButtons(bot.discord, [`1:details:${jobId}:`]);
    for (const name of ["Vary this image", "Image details"]) {
      const outcome = await bot.owner.contextMenu(name, message);
      const answer = await spokenAnswer(bot, bot.owner, outcome);
      expect(wordsOf(answer)).toContain("no picture on that message");
      expect(filesOn([answer])).toEqual([]);
    }
  });
});
