import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it, onTestFinished } from "vitest";
import type { DiscordUser, WireMessage } from "../../../src/playground/loopback/index.ts";
import { drawn, finishedAnswer, spokenAnswer } from "../../support/discord/drawn.ts";
import { heldModel } from "../../support/discord/held-model.ts";
import { openStorage } from "../../../src/storage/open-storage.ts";
import { openBot, type TestBot } from "../../support/discord/open-bot.ts";
import { plantButtons } from "../../support/discord/planted-buttons.ts";
import { startDiscord } from "../../support/loopback/start-discord.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { filesOn, labelsOf, shown, wordsOf } from "../../support/discord/reading.ts";

const EPHEMERAL = 1 << 6;

const isPrivate = ({ flags }: WireMessage): boolean => (flags & EPHEMERAL) !== 0;

/** The question of a subcommand, as its person sees it. */
async function asked(bot: TestBot, user: DiscordUser, command: "export" | "delete") {
  return await spokenAnswer(bot, user, await user.slash(`mydata ${command}`));
}

/** Waits until this person sees a message that says something. */
async function told(bot: TestBot, user: DiscordUser, words: RegExp): Promise<WireMessage> {
  return await bot.discord.events.waitUntil(() =>
    user.messages().find((message) => words.test(wordsOf(message))),
  );
}

/** The files in the zips of a message. */
async function unpacked(messages: readonly WireMessage[]) {
  const files: Record<string, Uint8Array> = {};
  for (const { url } of messages.flatMap(({ attachments }) => attachments))
    Object.assign(files, unzipSync(await (await fetch(url)).bytes()));
  return files;
}

describe("/mydata export", () => {
  it("gives a person everything of theirs, and nothing of others, to them alone", async () => {
    const bot = await openBot();
    const { you, friend, pictures, lounge } = bot.discord.scene;
    const owner = bot.discord.as(you, { channel: pictures });
    const other = bot.discord.as(friend, { channel: pictures });
    const first = await drawn(bot, owner, { prompt: "a red apple", count: 2 });
    await drawn(bot, bot.discord.as(you, { channel: lounge }), { prompt: "a green apple" });
    await drawn(bot, other, { prompt: "a secret of the friend" });
    await finishedAnswer(bot, other, await other.press(first, "V1"));
    const question = await asked(bot, owner, "export");
    expect(isPrivate(question)).toBe(true);
    expect(wordsOf(question)).toContain("orders 2, pictures 3");
    await owner.press(question, "Make the zip");
    const zip = await told(bot, owner, /Your data, in 1 zip\. Its README/);
    expect(isPrivate(zip)).toBe(true);
    const sent = owner.messages().filter((message) => filesOn([message])[0]?.endsWith(".zip"));
    expect(filesOn(sent)).toEqual(["easel-data-1.zip"]);
    expect(other.messages().flatMap((message) => filesOn([message]))).not.toContain(
      "easel-data-1.zip",
    );
    const files = await unpacked(sent);
    expect(Object.keys(files)).toEqual(expect.arrayContaining(["README.txt", "orders-1.json"]));
    expect(Object.keys(files).filter((name) => name.startsWith("pictures/"))).toHaveLength(3);
    expect(strFromU8(files["README.txt"] ?? new Uint8Array())).toContain("What you ordered");
    const orders = strFromU8(files["orders-1.json"] ?? new Uint8Array());
    expect(JSON.parse(orders)).toMatchObject([
      { request: { prompt: "a red apple" } },
      { request: { prompt: "a green apple" } },
    ]);
    expect(orders).not.toMatch(/secret|token|robin/);
  });

  it("comes by direct message when the answer takes nothing any more", async () => {
    const bot = await openBot();
    const { you, pictures, directMessage } = bot.discord.scene;
    const owner = bot.discord.as(you, { channel: pictures });
    await drawn(bot, owner);
    const question = await asked(bot, owner, "export");
    // A follow-up fails as if the token had ended meanwhile.
    bot.discord.faults.add({
      kind: "status",
      status: 401,
      code: 50027,
      method: "POST",
      path: "/webhooks/",
    });
    await owner.press(question, "Make the zip");
    const zip = await shown(bot.discord, directMessage, (message) =>
      filesOn([message]).includes("easel-data-1.zip"),
    );
    expect(Object.keys(await unpacked([zip]))).toContain("orders-1.json");
    await told(bot, owner, /in your direct messages/);
  });
});

describe("/mydata delete", () => {
  it("asks, is answered by its person alone, and takes everything once", async () => {
    const bot = await openBot();
    const { storage, discord } = bot;
    const { you, friend, pictures, general } = discord.scene;
    const owner = discord.as(you, { channel: pictures });
    const other = discord.as(friend, { channel: pictures });
    const message = await drawn(bot, owner, { prompt: "a red apple", count: 2 });
    await drawn(bot, discord.as(you, { channel: general }), { prompt: "a green apple" });
    const kept = await drawn(bot, other, { prompt: "a pear" });
    await storage.preferences.set(you.id, "model", "local/scripted");
    const [job] = (await storage.jobs.ofUser(you.id, 9)).toReversed();
    const question = await asked(bot, owner, "delete");
    expect(isPrivate(question)).toBe(true);
    expect(wordsOf(question)).toMatch(
      /orders 2, pictures 3[^]*cannot be undone[^]*warnings and bans/,
    );
    // A stranger's press, on a button that names somebody else.
    const planted = plantButtons(discord, [
      `1:mydata-delete:${you.id}:`,
      `1:mydata-export:${you.id}:`,
    ]);
    for (const id of ["mydata-delete", "mydata-export"]) {
      const refusal = await other.press(planted, `1:${id}:${you.id}:`);
      expect("message" in refusal && wordsOf(refusal.message)).toContain("somebody else's data");
    }
    expect(await storage.jobs.ofUser(you.id, 9)).toHaveLength(2);

    await Promise.all([
      owner.press(question, "Delete everything"),
      owner.press(question, "Delete everything"),
    ]);
    await told(bot, owner, /Your data is deleted\. Orders: 2, pictures: 3, messages of mine: 2\./);
    await told(bot, owner, /This was answered already/);
    expect(await storage.jobs.ofUser(you.id, 9)).toEqual([]);
    expect((await storage.preferences.all(you.id)).size).toBe(0);
    expect(await storage.pictures.get(job?.pictures[0]?.hash ?? "")).toBeUndefined();
    expect(owner.messages().map(({ id }) => id)).not.toContain(message.id);
    expect(discord.messages(general, you)).toEqual([]);
    expect(other.messages().map(({ id }) => id)).toContain(kept.id);
    expect(await storage.jobs.ofUser(friend.id, 9)).toHaveLength(1);
    // Its id is known nowhere any more, neither to them nor to others.
    const gone = await spokenAnswer(bot, owner, await owner.slash("show", { id: job?.id ?? "" }));
    expect(wordsOf(gone)).toContain("I can't find that picture here");
  });

  it("cancels what runs and waits first", async () => {
    const { model, release } = heldModel();
    const bot = await openBot({ models: [model] });
    const { you, pictures } = bot.discord.scene;
    const owner = bot.discord.as(you, { channel: pictures });
    await owner.slash("imagine", { prompt: "one", count: 2 });
    await bot.reaches("running");
    await owner.slash("imagine", { prompt: "two" });
    await bot.reaches("queued");
    await owner.press(await asked(bot, owner, "delete"), "Delete everything");
    await told(bot, owner, /Your data is deleted\. Orders: 2/);
    expect(await bot.storage.jobs.ofUser(you.id, 9)).toEqual([]);
    expect(filesOn(owner.messages())).toEqual([]);
    release();
  });

  it("goes on at the next start, and is told by direct message, in the person's language", async () => {
    const folder = await temporaryFolder();
    const storage = await openStorage(folder);
    const bot = await openBot({ storage });
    const { discord } = bot;
    const { you, pictures, directMessage } = discord.scene;
    const owner = discord.as(you, { channel: pictures });
    await drawn(bot, owner);
    // The process ends right after the press was stored.
    await bot.kill();
    await storage.personal.begin({ userId: you.id, askedAt: 1, locale: "de" });
    await storage.close();
    const again = await openStorage(folder);
    onTestFinished(() => again.close());
    await openBot({ storage: again, discord });
    const note = await shown(discord, directMessage, (message) =>
      wordsOf(message).includes("Deine Daten sind gelöscht. Aufträge: 1, Bilder: 1"),
    );
    expect(note.author.id).toBe(discord.scene.bot.id);
    expect(await again.jobs.ofUser(you.id, 9)).toEqual([]);
  });

  it("does nothing when the person keeps it", async () => {
    const bot = await openBot();
    const { you, pictures } = bot.discord.scene;
    const owner = bot.discord.as(you, { channel: pictures });
    await drawn(bot, owner);
    const question = await asked(bot, owner, "delete");
    await owner.press(question, "Keep it");
    const answer = await told(bot, owner, /Nothing was deleted/);
    expect(labelsOf(answer)).toEqual([]);
    expect(await bot.storage.jobs.ofUser(you.id, 9)).toHaveLength(1);
  });
});

describe("/stats", () => {
  it("shows a server to its managers, and the whole to those who run the bot", async () => {
    const bot = await openBot({ rules: { operators: [] } });
    const { storage, discord } = bot;
    const { you, friend, moderator, pictures, lounge } = discord.scene;
    const member = discord.as(you, { channel: pictures });
    await drawn(bot, member, { count: 2 });
    await drawn(bot, discord.as(you, { channel: lounge }), { count: 3 });
    const refused = await spokenAnswer(bot, member, await member.slash("stats"));
    expect(wordsOf(refused)).toContain("Manage Server");
    const manager = discord.as(moderator, { channel: pictures });
    const answer = await spokenAnswer(bot, manager, await manager.slash("stats"));
    expect(isPrivate(answer)).toBe(true);
    expect(wordsOf(answer)).toMatch(
      /This server[^]*Last day[^]*People: 1 · orders: 1 · pictures: 2/,
    );
    expect(wordsOf(answer)).not.toContain("All servers");
    // The other server's owner sees theirs.
    const elsewhere = discord.as(friend, { channel: lounge });
    const theirs = await spokenAnswer(bot, elsewhere, await elsewhere.slash("stats"));
    expect(wordsOf(theirs)).toContain("People: 1 · orders: 1 · pictures: 3");
    expect((await storage.statistics.since(0, undefined)).pictures).toBe(5);
  });

  it("shows operators the sum of all, in direct messages too", async () => {
    const discord = await startDiscord();
    const { you, pictures, directMessage } = discord.scene;
    const bot = await openBot({ discord, rules: { operators: [you.id] } });
    await drawn(bot, discord.as(you, { channel: pictures }), { count: 2 });
    const direct = discord.as(you, { channel: directMessage });
    await drawn(bot, direct, { count: 1 });
    const answer = await spokenAnswer(bot, direct, await direct.slash("stats"));
    expect(wordsOf(answer)).toMatch(/All servers and direct messages[^]*orders: 2 · pictures: 3/);
    expect(wordsOf(answer)).not.toContain("This server");
  });
});
