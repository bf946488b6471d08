import { describe, expect, it } from "vitest";
import type { WireMessage } from "../../../src/playground/loopback/index.ts";
import { drawn, finishedAnswer, modalOf, spokenAnswer } from "../../support/discord/drawn.ts";
import { heldModel } from "../../support/discord/held-model.ts";
import { openBot, type TestBot } from "../../support/discord/open-bot.ts";
import { filesOn, labelsOf, shown, wordsOf } from "../../support/discord/reading.ts";

const EPHEMERAL = 1 << 6;
const NOT_HERE = "I can't find that picture here.";

const isPrivate = ({ flags }: WireMessage): boolean => (flags & EPHEMERAL) !== 0;

/** A picture of yours in a channel that the friend does not see, shown again where they do. */
async function shownElsewhere() {
  const bot = await openBot();
  const { discord } = bot;
  const { you, friend, moderator, pictures, general } = discord.scene;
  discord.world.channels.permit(pictures, friend, { deny: ["viewChannel"] });
  const owner = discord.as(you, { channel: pictures });
  await drawn(bot, owner, { count: 2 });
  const { id } = await bot.reaches("delivered");
  const ownerInGeneral = discord.as(you, { channel: general });
  const again = await finishedAnswer(
    bot,
    ownerInGeneral,
    await ownerInGeneral.slash("show", { id }),
  );
  return {
    bot,
    id,
    again,
    owner: ownerInGeneral,
    friend: discord.as(friend, { channel: general }),
    moderator: discord.as(moderator, { channel: general }),
  };
}

async function jobsOf({ storage }: TestBot, userId: string): Promise<number> {
  return (await storage.jobs.ofUser(userId, 10)).length;
}

describe("a picture from a channel that somebody does not see", () => {
  it("is not shown to them by its id", async () => {
    const { bot, id, friend } = await shownElsewhere();
    const refusal = await spokenAnswer(bot, friend, await friend.slash("show", { id }));
    expect(wordsOf(refusal)).toContain(NOT_HERE);
    expect(isPrivate(refusal)).toBe(true);
    expect(filesOn([refusal])).toEqual([]);
  });

  it.each(["V1", "U1", "🎲 Reroll", "✏️ Edit", "ℹ️ Details", "🗑 Delete"])(
    "has no %s for them, wherever it is shown",
    async (face) => {
      const { bot, again, friend } = await shownElsewhere();
      const refusal = await spokenAnswer(bot, friend, await friend.press(again, face));
      expect(wordsOf(refusal)).toContain(NOT_HERE);
      expect(await jobsOf(bot, friend.user.id)).toBe(0);
    },
  );

  it("does not tell them its parameters in the menu, nor starts from the original", async () => {
    const { bot, again, friend } = await shownElsewhere();
    const details = await spokenAnswer(
      bot,
      friend,
      await friend.contextMenu("Image details", again),
    );
    expect(wordsOf(details)).not.toContain("Details of");
    // The file that they see is there for them, as every picture is.
    const modal = modalOf(await friend.contextMenu("Vary this image", again));
    expect(modal.customId).toContain("vary-message-modal");
  });

  it("is not varied by their reply", async () => {
    const { bot, again, friend } = await shownElsewhere();
    const asked = friend.send("in winter", { replyTo: again });
    const answer = await shown(bot.discord, friend.channel, (message) => {
      return message.message_reference?.message_id === asked.id && wordsOf(message) !== "";
    });
    expect(wordsOf(answer)).toContain(NOT_HERE);
    expect(await jobsOf(bot, friend.user.id)).toBe(0);
  });

  it("is there for its owner, and for those who see the channel", async () => {
    const { bot, id, again, owner, moderator } = await shownElsewhere();
    await finishedAnswer(bot, owner, await owner.press(again, "V1"));
    await finishedAnswer(bot, moderator, await moderator.press(again, "V2"));
    await finishedAnswer(bot, moderator, await moderator.slash("show", { id }));
    expect(await jobsOf(bot, moderator.user.id)).toBe(1);
  });

  it("is there again as soon as they see the channel", async () => {
    const { bot, again, friend } = await shownElsewhere();
    const { scene, world } = bot.discord;
    world.channels.permit(scene.pictures, scene.friend, { allow: ["viewChannel"] });
    await expect
      .poll(async () => {
        const outcome = await friend.press(again, "🎲 Reroll");
        return outcome.kind === "thinking";
      })
      .toBe(true);
  });
});

describe("a member who may not post pictures in the channel", () => {
  it.each(["attachFiles", "sendMessages"] as const)(
    "gets their pictures privately: %s",
    async (permission) => {
      const { model, release } = heldModel();
      const bot = await openBot({ models: [model] });
      const { discord } = bot;
      const { you, friend, pictures } = discord.scene;
      discord.world.channels.permit(pictures, friend, { deny: [permission] });
      const member = discord.as(friend, { channel: pictures });
      const outcome = await member.slash("imagine", { prompt: "a pear", count: 2 });
      // Progress is theirs alone, too.
      await expect.poll(() => member.messages().flatMap(labelsOf)).toContain("Cancel");
      release();
      const answer = await finishedAnswer(bot, member, outcome);
      expect(isPrivate(answer)).toBe(true);
      expect(filesOn([answer])).toHaveLength(2);
      expect(discord.messages(pictures, you)).toEqual([]);
      const [job] = await bot.storage.jobs.ofUser(friend.id, 1);
      expect(job?.target).toMatchObject({ isPrivate: true });
    },
  );

  it("gets /show, V and the modals' pictures privately", async () => {
    const bot = await openBot();
    const { discord } = bot;
    const { you, friend, pictures } = discord.scene;
    const owner = discord.as(you, { channel: pictures });
    const message = await drawn(bot, owner, { count: 1 });
    const { id } = await bot.reaches("delivered");
    discord.world.channels.permit(pictures, friend, { deny: ["attachFiles"] });
    const member = discord.as(friend, { channel: pictures });
    const again = await finishedAnswer(bot, member, await member.slash("show", { id }));
    const varied = await finishedAnswer(bot, member, await member.press(message, "V1"));
    const modal = modalOf(await member.press(message, "✏️ Edit"));
    const edited = await finishedAnswer(bot, member, await member.submitModal(modal, {}));
    expect([again, varied, edited].map(isPrivate)).toEqual([true, true, true]);
    expect(discord.messages(pictures, you)).toHaveLength(1);
    // The buttons of a private answer work as all others do.
    const next = await finishedAnswer(bot, member, await member.press(varied, "V1"));
    expect(isPrivate(next)).toBe(true);
  });

  it("is served by direct message when the private answer can no longer be edited", async () => {
    const { model, release } = heldModel();
    const bot = await openBot({ models: [model] });
    const { discord } = bot;
    const { you, pictures, directMessage } = discord.scene;
    discord.world.channels.permit(pictures, you, { deny: ["attachFiles"] });
    await discord.as(you, { channel: pictures }).slash("imagine", { prompt: "a pear", count: 1 });
    await bot.reaches("running");
    discord.interactions.expireTokens();
    release();
    const job = await bot.reaches("delivered");
    expect(filesOn(discord.messages(directMessage, you))).toEqual([`easel-${job.id}-1.png`]);
    expect(filesOn(discord.messages(pictures, discord.scene.friend))).toEqual([]);
  });

  it("who replies to a picture gets the answer by direct message", async () => {
    const bot = await openBot();
    const { discord } = bot;
    const { you, friend, pictures } = discord.scene;
    const message = await drawn(bot, discord.as(friend, { channel: pictures }));
    discord.world.channels.permit(pictures, you, { deny: ["attachFiles"] });
    discord.as(you, { channel: pictures }).send("in winter", { replyTo: message });
    const answer = await shown(discord, discord.scene.directMessage, (each) =>
      labelsOf(each).includes("V1"),
    );
    expect(wordsOf(answer)).toContain("in winter");
    const inChannel = discord.messages(pictures, friend);
    expect(filesOn(inChannel)).toEqual(filesOn([message]));
  });

  it("and takes no direct messages hears how to get an answer", async () => {
    const bot = await openBot();
    const { discord } = bot;
    const { you, friend, pictures } = discord.scene;
    const message = await drawn(bot, discord.as(friend, { channel: pictures }));
    discord.world.channels.permit(pictures, you, { deny: ["attachFiles"] });
    you.acceptsDirectMessages = false;
    discord.world.users.get(you.id).acceptsDirectMessages = false;
    const asked = discord.as(you, { channel: pictures }).send("in winter", { replyTo: message });
    const answer = await shown(
      discord,
      pictures,
      ({ message_reference: to }) => to?.message_id === asked.id,
    );
    expect(wordsOf(answer)).toContain("You may not attach files in this channel");
    expect(await jobsOf(bot, you.id)).toBe(0);
  });
});
