import { describe, expect, it } from "vitest";
import { heldModel } from "../../support/discord/held-model.ts";
import { openBot } from "../../support/discord/open-bot.ts";
import { orderedWhile } from "../../support/discord/ordered-while.ts";
import { filesOn, labelsOf, shown, wordsOf } from "../../support/discord/reading.ts";
import { scriptedModel } from "../../support/pipeline/scripted-model.ts";
import { spoken } from "../../support/words/spoken.ts";

/** Seconds into the future: as if every job had taken that long. */
const lateBy = (seconds: number) => () => Date.now() + seconds * 1000;

describe("a finished picture", () => {
  it("arrives on the message that answered the command, with alt text and buttons", async () => {
    const { discord, reaches } = await openBot();
    const { you, pictures } = discord.scene;
    const outcome = await discord
      .as(you, { channel: pictures })
      .slash("imagine", { prompt: "a red apple", count: 2 });
    expect(outcome.kind).toBe("thinking");
    const job = await reaches("delivered");
    const [message, ...others] = discord.messages(pictures, you);
    expect(others).toEqual([]);
    expect(
      message?.attachments.map(({ filename, description }) => [filename, description]),
    ).toEqual([
      [`easel-${job.id}-1.png`, "Picture 1 of 2: a red apple"],
      [`easel-${job.id}-2.png`, "Picture 2 of 2: a red apple"],
    ]);
    expect(labelsOf(message)).toEqual(
      expect.arrayContaining(["V1", "V2", "U1", "U2", "Reroll", "Edit", "Details", "Delete"]),
    );
    expect(discord.pings).toEqual([]);
  });

  it("is uploaded once: progress keeps it, and only the preview changes", async () => {
    const { model, release } = heldModel();
    const { discord, reaches } = await openBot({ models: [model] });
    const { you, pictures } = discord.scene;
    await discord.as(you, { channel: pictures }).slash("imagine", { prompt: "apples", count: 2 });
    await shown(discord, pictures, ({ attachments }) =>
      attachments.some(({ filename }) => filename.endsWith("-1.png")),
    );
    release();
    const job = await reaches("delivered");
    const uploads = discord.requests.to("PATCH", "/webhooks/").flatMap(({ files }) => files);
    expect(uploads.filter((name) => name.startsWith("easel-"))).toEqual([
      `easel-${job.id}-1.png`,
      `easel-${job.id}-2.png`,
    ]);
    const [message] = discord.messages(pictures, you);
    expect(message?.attachments).toHaveLength(2);
  });

  it("calls its owner once when it took more than half a minute", async () => {
    const { discord, reaches } = await openBot({ now: lateBy(31) });
    const { you, pictures } = discord.scene;
    await discord
      .as(you, { channel: pictures })
      .slash("imagine", { prompt: "a red apple", count: 1 });
    await reaches("delivered");
    const [picture, call, ...others] = discord.messages(pictures, you);
    expect(others).toEqual([]);
    expect(wordsOf(call)).toContain(`/${picture?.id}`);
    expect(discord.pings.map(({ userId, messageId }) => [userId, messageId])).toEqual([
      [you.id, call?.id],
    ]);
  });

  it("is waited for with a place in the queue", async () => {
    const { model, release } = heldModel();
    const { discord, storage } = await openBot({ models: [model] });
    const { you, friend, pictures } = discord.scene;
    await discord.as(you, { channel: pictures }).slash("imagine", { prompt: "an apple", count: 1 });
    await shown(discord, pictures, (message) => labelsOf(message).includes("Cancel"));
    await discord
      .as(friend, { channel: pictures })
      .slash("imagine", { prompt: "a pear", count: 1 });
    const message = await shown(discord, pictures, (each) => /place 1\b/i.test(wordsOf(each)));
    expect(wordsOf(message)).toContain("a pear");
    release();
    await expect.poll(async () => await storage.jobs.inState("delivered")).toHaveLength(2);
  });

  it("is varied by its button in a new message, and stays as it is", async () => {
    const bot = await openBot();
    const { you, friend, pictures } = bot.discord.scene;
    await bot.discord
      .as(you, { channel: pictures })
      .slash("imagine", { prompt: "a red apple", count: 1 });
    const job = await bot.reaches("delivered");
    const [first] = bot.discord.messages(pictures, you);
    if (first === undefined) throw new Error("there is no message");
    await bot.discord.as(friend, { channel: pictures }).press(first, "V1");
    const second = await shown(
      bot.discord,
      pictures,
      ({ id, attachments }) => id !== first.id && labelsOfAny(attachments, job.id),
    );
    expect(wordsOf(second)).toContain(`<@${friend.id}>`);
    expect(bot.discord.messages(pictures, you)[0]?.attachments).toHaveLength(1);
  });

  it("reaches direct messages and servers where the app is only installed by its user", async () => {
    const { discord, storage } = await openBot();
    const { you, directMessage, lounge } = discord.scene;
    for (const channel of [directMessage, lounge]) {
      await discord.as(you, { channel }).slash("imagine", { prompt: "a red apple", count: 1 });
      await shown(discord, channel, (message) => labelsOf(message).includes("V1"));
      expect(filesOn(discord.messages(channel, you))).toHaveLength(1);
    }
    expect(await storage.jobs.ofUser(you.id, 10)).toHaveLength(2);
  });
});

describe("a job without pictures", () => {
  it("says why on its message", async () => {
    const { discord, reaches } = await openBot({ models: [brokenModel()] });
    const { you, pictures } = discord.scene;
    await discord
      .as(you, { channel: pictures })
      .slash("imagine", { prompt: "a red apple", count: 1 });
    await reaches("failed");
    const message = await shown(discord, pictures, (shownOne) => wordsOf(shownOne).includes("❌"));
    expect(labelsOf(message)).toContain("Try again");
  });

  it("mentions its owner in the channel when the token is dead", async () => {
    const { model, release } = heldModel({ breaks: true });
    const { discord, reaches } = await openBot({ models: [model] });
    const { you, pictures } = discord.scene;
    await discord
      .as(you, { channel: pictures })
      .slash("imagine", { prompt: "a red apple", count: 1 });
    await reaches("running");
    discord.interactions.expireTokens();
    release();
    await reaches("failed");
    await shown(discord, pictures, (message) => wordsOf(message).includes("❌"));
    expect(discord.pings.map(({ userId }) => userId)).toEqual([you.id]);
  });

  it("says that it was cancelled", async () => {
    const { model } = heldModel();
    const { discord, reaches } = await openBot({ models: [model] });
    const { you, pictures } = discord.scene;
    await discord
      .as(you, { channel: pictures })
      .slash("imagine", { prompt: "a red apple", count: 1 });
    const message = await shown(discord, pictures, (shownOne) =>
      labelsOf(shownOne).includes("Cancel"),
    );
    await discord.as(you, { channel: pictures }).press(message, "Cancel");
    await reaches("cancelled");
    await shown(discord, pictures, (shownOne) => wordsOf(shownOne).includes("Cancelled"));
  });
});

describe("a way that is closed", () => {
  it("a dead token leads to a message in the channel that mentions the owner", async () => {
    const { discord, reaches } = await orderedWhile((there) => there.interactions.expireTokens());
    const job = await reaches("delivered");
    const { you, pictures } = discord.scene;
    const [late, ...others] = discord.messages(pictures, you);
    expect(others).toEqual([]);
    expect(filesOn([late].flatMap((message) => message ?? []))).toEqual([`easel-${job.id}-1.png`]);
    expect(discord.pings.map(({ userId, messageId }) => [userId, messageId])).toEqual([
      [you.id, late?.id],
    ]);
  });

  it("a deleted message leads to a message in the channel", async () => {
    const { discord, reaches } = await orderedWhile((there) => {
      const [message] = there.messages(there.scene.pictures, there.scene.you);
      there.as(there.scene.moderator, { channel: there.scene.pictures }).delete(message?.id ?? "");
    });
    const job = await reaches("delivered");
    expect(filesOn(discord.messages(discord.scene.pictures, discord.scene.you))).toEqual([
      `easel-${job.id}-1.png`,
    ]);
  });

  it("a deleted channel leads to a direct message", async () => {
    const { discord, reaches } = await orderedWhile((there) =>
      there.world.channels.delete(there.scene.pictures.id),
    );
    const job = await reaches("delivered");
    expect(filesOn(discord.messages(discord.scene.directMessage, discord.scene.you))).toEqual([
      `easel-${job.id}-1.png`,
    ]);
  });

  it("a dead token in a channel where the bot may not write leads to a direct message", async () => {
    const { discord, reaches } = await orderedWhile((there) => {
      there.interactions.expireTokens();
      there.scene.pictures.botMaySend = false;
    });
    const job = await reaches("delivered");
    const direct = discord.messages(discord.scene.directMessage, discord.scene.you);
    expect(filesOn(direct)).toEqual([`easel-${job.id}-1.png`]);
  });

  it("no way at all ends in an explanation that names them", async () => {
    const { reaches } = await orderedWhile((there) => {
      there.interactions.expireTokens();
      there.scene.pictures.botMaySend = false;
      there.scene.you.acceptsDirectMessages = false;
    });
    const job = await reaches("failed");
    expect(spoken(job.failure?.message ?? "")).toContain("your direct messages are closed to me");
    expect(spoken(job.failure?.message ?? "")).toContain(`/show id:${job.id}`);
    expect(job.pictures).toHaveLength(1);
  });

  it("a dead token where the bot is no member leads to a direct message", async () => {
    const { model, release } = heldModel();
    const { discord, reaches } = await openBot({ models: [model] });
    const { you, lounge, directMessage } = discord.scene;
    await discord
      .as(you, { channel: lounge })
      .slash("imagine", { prompt: "a red apple", count: 1 });
    await reaches("running");
    discord.interactions.expireTokens();
    release();
    const job = await reaches("delivered");
    expect(filesOn(discord.messages(directMessage, you))).toEqual([`easel-${job.id}-1.png`]);
  });
});

function labelsOfAny(
  attachments: readonly { readonly filename: string }[],
  jobId: string,
): boolean {
  return attachments.some(
    ({ filename }) => /^easel-.*-1\.png$/.test(filename) && !filename.includes(jobId),
  );
}

function brokenModel() {
  return scriptedModel({
    // oxlint-disable-next-line require-yield -- it breaks before the first event
    async *script() {
      throw new Error("the pen is broken");
    },
  });
}
