import { describe, expect, it } from "vitest";
import { makeDetails } from "../../../src/images/metadata/make-details.ts";
import type { Outcome } from "../../../src/playground/loopback/index.ts";
import { drawn, finishedAnswer, modalOf, spokenAnswer } from "../../support/discord/drawn.ts";
import { openBot } from "../../support/discord/open-bot.ts";
import { shown, wordsOf } from "../../support/discord/reading.ts";
import { block } from "../../support/moderation/open-test-moderation.ts";
import { eventually } from "../../support/pipeline/simulated-clock.ts";

const BLOCKED = /blocked here/;
const FILE = { name: "castle.png", bytes: new Uint8Array([1, 2, 3]) };

/** A bot in a server that blocks "gore", and who is there. */
async function open() {
  const bot = await openBot({
    readParameters: async () =>
      makeDetails("a1111", "a g0re castle", { prompt: "a g0re castle", negativePrompt: "worms" }),
  });
  const { discord, storage } = bot;
  const { you, pictures, studio, directMessage } = discord.scene;
  const user = discord.as(you, { channel: pictures });
  const jobs = async () => (await storage.jobs.ofUser(you.id, 100)).length;
  await block(storage, studio.id, { blockedWords: ["gore"], blockedPatterns: ["sl[ia]me"] });
  const inDirect = discord.as(you, { channel: directMessage });
  /** What somebody is told, and that nothing was ordered. */
  const refusal = async (act: () => Promise<Outcome>) => {
    const before = await jobs();
    const told = wordsOf(await spokenAnswer(bot, user, await act()));
    expect(await jobs()).toBe(before);
    expect(told).not.toMatch(/g[o0]re|slime/i);
    return told;
  };
  return { bot, user, inDirect, jobs, refusal, guildId: studio.id };
}

describe("blocked words", () => {
  it("are refused on every way in, and nothing is ordered", async () => {
    const { bot, user, jobs, refusal } = await open();
    const imagine = (options: Readonly<Record<string, string>>) => () =>
      user.slash("imagine", { prompt: "a red apple", ...options });
    expect(await refusal(imagine({ prompt: "a G0RE scene" }))).toMatch(BLOCKED);
    expect(await refusal(imagine({ prompt: "green slime" }))).toMatch(BLOCKED);
    expect(await refusal(imagine({ negative_prompt: "g.o.r.e" }))).toMatch(BLOCKED);
    const message = await drawn(bot, user);
    const edit = modalOf(await user.press(message, "✏️ Edit"));
    expect(await refusal(() => user.submitModal(edit, { prompt: "gore" }))).toMatch(BLOCKED);
    const vary = modalOf(await user.contextMenu("Vary this image", message));
    expect(await refusal(() => user.submitModal(vary, { prompt: "gore" }))).toMatch(BLOCKED);

    const before = await jobs();
    const reply = user.send("in gоre style", { replyTo: message });
    const answer = await shown(
      bot.discord,
      user.channel,
      (each) => each.message_reference?.message_id === reply.id && wordsOf(each) !== "",
    );
    expect(wordsOf(answer)).toMatch(BLOCKED);
    expect(wordsOf(answer)).not.toMatch(/g[oо]re/);
    expect(await jobs()).toBe(before);
  });

  it("are refused where a file brings them, and where buttons of before repeat them", async () => {
    const { bot, user, inDirect, jobs, refusal, guildId } = await open();
    // A server's rules say nothing of direct messages.
    const asked = inDirect.send("", { attachments: [FILE] });
    const question = await shown(
      bot.discord,
      inDirect.channel,
      (each) => each.message_reference?.message_id === asked.id,
    );
    await finishedAnswer(bot, inDirect, await inDirect.press(question, "Use these settings"));
    await eventually(async () => (await jobs()) === 1);

    await block(bot.storage, guildId, { blockedWords: [] });
    const message = await drawn(bot, user, { prompt: "a gore scene" });
    await block(bot.storage, guildId, { blockedWords: ["gore"] });
    for (const face of ["V1", "U1", "🎲 Reroll"]) {
      expect(await refusal(() => user.press(message, face)), face).toMatch(BLOCKED);
    }
  });
});

describe("what whoever runs the bot blocks", () => {
  it("holds in direct messages, for what a file says too", async () => {
    const bot = await openBot({
      blocked: { blockedWords: ["gore"] },
      readParameters: async () => makeDetails("a1111", "gore", { prompt: "gore" }),
    });
    const { you, directMessage } = bot.discord.scene;
    const user = bot.discord.as(you, { channel: directMessage });
    const asked = user.send("", { attachments: [FILE] });
    const question = await shown(
      bot.discord,
      directMessage,
      (each) => each.message_reference?.message_id === asked.id,
    );
    const told = await spokenAnswer(bot, user, await user.press(question, "Use these settings"));
    expect(wordsOf(told)).toMatch(/blocked here.*whoever runs this bot/);
    expect(await bot.storage.jobs.ofUser(you.id, 1)).toEqual([]);
  });
});
