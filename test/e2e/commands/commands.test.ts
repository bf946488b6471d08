import { describe, expect, it } from "vitest";
import { drawn, finishedAnswer, modalOf, spokenAnswer } from "../../support/discord/drawn.ts";
import { openBot } from "../../support/discord/open-bot.ts";
import { filesOn, labelsOf, wordsOf } from "../../support/discord/reading.ts";

async function inServer() {
  const bot = await openBot();
  const { you, friend, pictures } = bot.discord.scene;
  return {
    bot,
    owner: bot.discord.as(you, { channel: pictures }),
    friend: bot.discord.as(friend, { channel: pictures }),
  };
}

const upload = { name: "cat.png", bytes: new Uint8Array([1, 2, 3]) };

describe("/imagine", () => {
  it.each(["directMessage", "lounge", "privateChat"] as const)("works in %s", async (place) => {
    const bot = await openBot();
    const user = bot.discord.as(bot.discord.scene.you, { channel: bot.discord.scene[place] });
    const answer = await drawn(bot, user, { count: 2 });
    expect(filesOn([answer])).toHaveLength(2);
  });

  it("starts from an attached picture", async () => {
    const { bot, owner } = await inServer();
    const outcome = await owner.slash("imagine", { prompt: "a cat", image: upload, strength: 0.4 });
    expect(wordsOf(await finishedAnswer(bot, owner, outcome))).toContain("Drawn from a picture");
    const [job] = await bot.storage.jobs.ofUser(owner.user.id, 1);
    expect(job?.request.source?.strength).toBe(0.4);
  });

  it("redraws the masked part of a picture, and draws beyond its edges", async () => {
    const { bot, owner } = await inServer();
    const options = { prompt: "a cat", image: upload, mask: { ...upload, name: "mask.png" } };
    const masked = await owner.slash("imagine", options);
    const words = wordsOf(await finishedAnswer(bot, owner, masked));
    expect(words).toContain("A part of a picture redrawn");
    const extended = await owner.slash("imagine", {
      prompt: "a cat",
      image: upload,
      extend: "left",
    });
    expect(wordsOf(await finishedAnswer(bot, owner, extended))).toContain("beyond its edges");
    const [second, first] = await bot.storage.jobs.ofUser(owner.user.id, 2);
    expect(first?.request.source?.mask).toMatchObject({ width: 4, height: 3 });
    expect(
      await bot.storage.pictures.get(first?.request.source?.mask?.picture ?? ""),
    ).toBeDefined();
    expect(second?.request.source?.extend).toEqual({ left: 2, right: 0, up: 0, down: 0 });
  });

  it("shows both seeds of variations, and keeps the first for a reroll", async () => {
    const { bot, owner } = await inServer();
    const varied = { count: 2, seed: 5, variation_seed: 70, variation_strength: 0.4 };
    const answer = await drawn(bot, owner, varied);
    expect(wordsOf(answer)).toContain("Variation seeds, in order: `70` · `71` at strength 0.4");
    await finishedAnswer(bot, owner, await owner.press(answer, "🎲 Reroll"));
    const [again] = await bot.storage.jobs.ofUser(owner.user.id, 1);
    expect(again?.request).toMatchObject({ seed: 5, variation: { strength: 0.4 } });
    expect(again?.request.variation?.seed).not.toBe(70);
  });

  it.each([{ mask: upload }, { extend: "left" }, { image: upload, extend: "sideways" }])(
    "refuses privately %o",
    async (options) => {
      const { bot, owner, friend } = await inServer();
      const outcome = await owner.slash("imagine", { prompt: "a cat", ...options });
      const refusal = await spokenAnswer(bot, owner, outcome);
      expect(wordsOf(refusal)).toMatch(/attach one as `image`|left=64,right=25%/);
      expect(friend.messages().map(({ id }) => id)).not.toContain(refusal.id);
    },
  );

  it("refuses privately what it can see to be wrong", async () => {
    const { bot, owner, friend } = await inServer();
    const outcome = await owner.slash("imagine", { prompt: "a cat", size: "big" });
    const refusal = await spokenAnswer(bot, owner, outcome);
    expect(wordsOf(refusal)).toContain("768x512");
    expect(friend.messages().map(({ id }) => id)).not.toContain(refusal.id);
  });

  it("fires no mention, whatever stands in the prompt", async () => {
    const { bot, owner, friend } = await inServer();
    const prompt = `@everyone @here <@${friend.user.id}> **bold** \`\`\` שלום 👩‍👩‍👧‍👦 ${"x".repeat(3900)}`;
    const answer = await drawn(bot, owner, { prompt });
    expect(answer.mentions).toEqual([]);
    expect(answer.mention_everyone).toBe(false);
    const details = await spokenAnswer(bot, owner, await owner.press(answer, "ℹ️ Details"));
    expect(filesOn([details])).toEqual(["imagine.txt"]);
  });

  it("suggests models while it is typed", async () => {
    const { owner } = await inServer();
    const outcome = await owner.autocomplete("imagine", "model", { prompt: "a", model: "scr" });
    expect(outcome).toMatchObject({ kind: "choices", choices: [{ value: "local/scripted" }] });
  });
});

describe("/show", () => {
  it("brings a picture back with buttons that work, but not into another server", async () => {
    const { bot, owner, friend } = await inServer();
    await drawn(bot, owner);
    const [job] = await bot.storage.jobs.ofUser(owner.user.id, 1);
    const id = job?.id ?? "";
    const again = await finishedAnswer(bot, friend, await friend.slash("show", { id }));
    await finishedAnswer(bot, friend, await friend.press(again, "V1"));
    const { lounge } = bot.discord.scene;
    const elsewhere = bot.discord.as(friend.user, { channel: lounge });
    const refusal = await spokenAnswer(bot, elsewhere, await elsewhere.slash("show", { id }));
    expect(wordsOf(refusal)).toContain("I can't find that picture here.");
    expect(filesOn([refusal])).toEqual([]);
  });
});

describe("/queue, /help and /status", () => {
  it.each([
    ["queue", "The queue"],
    ["help", "Apps → Vary this image"],
    ["status", "for the people who run this bot"],
  ])("/%s answers privately", async (name, words) => {
    const { bot, owner, friend } = await inServer();
    const answer = await spokenAnswer(bot, owner, await owner.slash(name));
    expect(wordsOf(answer)).toContain(words);
    expect(friend.messages().map(({ id }) => id)).not.toContain(answer.id);
  });
});

describe("Apps → Vary this image", () => {
  it("varies anybody's picture with the words of the modal", async () => {
    const { bot, owner, friend } = await inServer();
    const message = friend.send("look", { attachments: [upload, { ...upload, name: "dog.png" }] });
    const modal = modalOf(await owner.contextMenu("Vary this image", message));
    const outcome = await owner.submitModal(modal, {
      prompt: "as a painting",
      strength: "0.5",
      count: ["2"],
      picture: ["2"],
    });
    const answer = await finishedAnswer(bot, owner, outcome);
    expect(filesOn([answer])).toHaveLength(2);
    expect(wordsOf(answer)).toContain("as a painting");
  });

  it("varies the bot's own picture from the stored original", async () => {
    const { bot, owner, friend } = await inServer();
    const message = await drawn(bot, owner, { count: 2 });
    const modal = modalOf(await friend.contextMenu("Vary this image", message));
    await finishedAnswer(bot, friend, await friend.submitModal(modal, { picture: ["2"] }));
    const [job] = await bot.storage.jobs.ofUser(friend.user.id, 1);
    const [first] = await bot.storage.jobs.ofUser(owner.user.id, 1);
    expect(job?.request.source?.picture).toBe(first?.pictures[1]?.hash);
    expect(job?.request.prompt).toBe("a red apple");
  });

  it("says so when there is no picture on the message", async () => {
    const { bot, owner, friend } = await inServer();
    const outcome = await owner.contextMenu("Vary this image", friend.send("no picture"));
    expect(wordsOf(await spokenAnswer(bot, owner, outcome))).toContain(
      "no picture on that message",
    );
  });
});

describe("Apps → Image details", () => {
  it("shows the stored parameters, or that the file does not tell", async () => {
    const { bot, owner, friend } = await inServer();
    const message = await drawn(bot, owner);
    const own = await spokenAnswer(bot, friend, await friend.contextMenu("Image details", message));
    expect(wordsOf(own)).toContain("/imagine prompt:a red apple");
    const foreign = friend.send("look", { attachments: [upload] });
    const other = await spokenAnswer(bot, owner, await owner.contextMenu("Image details", foreign));
    expect(wordsOf(other)).toContain("does not say how it was made");
    expect(labelsOf(other)).toEqual([]);
  });
});
