import { describe, expect, it } from "vitest";
import type { Storage } from "../../../src/storage/storage.ts";
import { drawn, finishedAnswer, modalOf, spokenAnswer } from "../../support/discord/drawn.ts";
import { heldModel } from "../../support/discord/held-model.ts";
import { openBot } from "../../support/discord/open-bot.ts";
import { filesOn, labelsOf, wordsOf } from "../../support/discord/reading.ts";
import { openTestStorage } from "../../support/open-test-storage.ts";
import { eventually } from "../../support/pipeline/simulated-clock.ts";
import { spoken } from "../../support/words/spoken.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

async function withPictures(count: number, storage?: Storage) {
  const bot = await openBot(storage === undefined ? {} : { storage });
  const { you, friend, moderator, pictures } = bot.discord.scene;
  const owner = bot.discord.as(you, { channel: pictures });
  const message = await drawn(bot, owner, { count });
  return {
    bot,
    message,
    owner,
    friend: bot.discord.as(friend, { channel: pictures }),
    moderator: bot.discord.as(moderator, { channel: pictures }),
  };
}

describe("the buttons of a finished picture", () => {
  it.each(["V2", "U2", "🎲 Reroll"])(
    "%s makes a new message and keeps the old one",
    async (face) => {
      const { bot, message, owner } = await withPictures(2);
      const before = filesOn([message]);
      const answer = await finishedAnswer(bot, owner, await owner.press(message, face));
      expect(answer.id).not.toBe(message.id);
      expect(filesOn(owner.messages().filter(({ id }) => id === message.id))).toEqual(before);
    },
  );

  it.each(["V2", "U2"])(
    "%s goes on from the message when the original was removed",
    async (face) => {
      const storage = await openTestStorage();
      storage.clock.time = Date.now();
      const { bot, message, owner } = await withPictures(2, storage);
      const first = await bot.reaches("delivered");
      storage.clock.time += 2 * DAY_MS;
      const removal = await storage.pictures.retain({ days: 1, totalBytes: 0 });
      expect(removal.pictures).toBe(2);
      const answer = await finishedAnswer(bot, owner, await owner.press(message, face));
      expect(wordsOf(answer)).toContain("The original is no longer kept here");
      const [job] = await bot.storage.jobs.ofUser(owner.user.id, 1);
      expect(job?.parent).toEqual({ jobId: first.id, position: 1 });
      expect(job?.pictures.length).toBeGreaterThan(0);
    },
  );

  it.each(["the menu", "a reply"])(
    "%s goes on from the message when the original was removed",
    async (way) => {
      const storage = await openTestStorage();
      storage.clock.time = Date.now();
      const { bot, message, owner, friend } = await withPictures(2, storage);
      const first = await bot.reaches("delivered");
      storage.clock.time += 2 * DAY_MS;
      expect((await storage.pictures.retain({ days: 1, totalBytes: 0 })).pictures).toBe(2);
      if (way === "the menu") {
        const modal = modalOf(await friend.contextMenu("Vary this image", message));
        await finishedAnswer(bot, friend, await friend.submitModal(modal, { picture: ["2"] }));
      } else friend.send("#2 in winter", { replyTo: message });
      const lastJob = async () => (await bot.storage.jobs.ofUser(friend.user.id, 1))[0];
      await eventually(async () => (await lastJob())?.state === "delivered");
      const job = await lastJob();
      expect(job?.parent).toEqual({ jobId: first.id, position: 1 });
      expect(job?.warnings.map(({ message: each }) => spoken(each)).join()).toContain(
        "The original is no longer kept here",
      );
      expect(owner.messages().some((each) => each.id === message.id)).toBe(true);
    },
  );

  it("V, pressed by somebody else, makes a picture of theirs", async () => {
    const { bot, message, friend } = await withPictures(1);
    const answer = await finishedAnswer(bot, friend, await friend.press(message, "V1"));
    expect(wordsOf(answer)).toContain(`<@${friend.user.id}>`);
  });

  it("the select makes the next variation strong, for whoever chose", async () => {
    const { bot, message, owner } = await withPictures(1);
    const chosen = await owner.select(message, "How far your V buttons go: subtle or strong", [
      "Strong",
    ]);
    expect(chosen.kind).toBe("message");
    await finishedAnswer(bot, owner, await owner.press(message, "V1"));
    const [job] = await bot.storage.jobs.ofUser(owner.user.id, 1);
    expect(job?.request.source?.strength).toBe(0.7);
  });

  it("Edit opens a modal filled with what was used, and draws what was changed", async () => {
    const { bot, message, owner } = await withPictures(1);
    const modal = modalOf(await owner.press(message, "✏️ Edit"));
    expect(JSON.stringify(modal.components)).toContain("a red apple");
    const outcome = await owner.submitModal(modal, { prompt: "a green apple" });
    const answer = await finishedAnswer(bot, owner, outcome);
    expect(wordsOf(answer)).toContain("a green apple");
    const [edited, first] = await bot.storage.jobs.ofUser(owner.user.id, 2);
    expect(edited?.request.seed).toBe(first?.request.seed);
  });

  it("Details are seen only by whoever presses", async () => {
    const { bot, message, owner, friend } = await withPictures(1);
    const details = await spokenAnswer(bot, friend, await friend.press(message, "ℹ️ Details"));
    expect(wordsOf(details)).toContain("/imagine prompt:a red apple");
    expect(owner.messages().map(({ id }) => id)).not.toContain(details.id);
  });

  it("Delete is refused to others, and works for owners and moderators", async () => {
    const { bot, message, owner, friend, moderator } = await withPictures(1);
    const there = () => owner.messages().some(({ id }) => id === message.id);
    const refusal = await spokenAnswer(bot, friend, await friend.press(message, "🗑 Delete"));
    expect(wordsOf(refusal)).toContain("Manage Messages");
    expect(there()).toBe(true);
    await moderator.press(message, "🗑 Delete");
    await bot.discord.events.waitUntil(() => (there() ? undefined : "gone"));
    const second = await drawn(bot, owner);
    await owner.press(second, "🗑 Delete");
    const note = await bot.discord.events.waitUntil(() =>
      owner.messages().find((each) => wordsOf(each).includes("/show id:")),
    );
    expect(wordsOf(note)).toContain("Deleted.");
  });
});

describe("Cancel", () => {
  it("is refused to others and ends one's own picture", async () => {
    const { model } = heldModel();
    const bot = await openBot({ models: [model] });
    const { you, friend, pictures } = bot.discord.scene;
    const owner = bot.discord.as(you, { channel: pictures });
    const other = bot.discord.as(friend, { channel: pictures });
    const waiting = await spokenAnswer(
      bot,
      owner,
      await owner.slash("imagine", { prompt: "a cat", count: 1 }),
    );
    const refusal = await spokenAnswer(bot, other, await other.press(waiting.id, "Cancel"));
    expect(wordsOf(refusal)).toContain("can cancel this");
    await owner.press(waiting.id, "Cancel");
    const cancelled = await bot.reaches("cancelled");
    const ended = await bot.discord.events.waitUntil(() =>
      owner
        .messages()
        .find((each) => each.id === waiting.id && wordsOf(each).includes("Cancelled")),
    );
    expect(labelsOf(ended)).not.toContain("Cancel");
    expect(cancelled.userId).toBe(you.id);
  });
});
