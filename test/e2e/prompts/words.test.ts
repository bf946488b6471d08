import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { openCarefulBot, type CarefulBot } from "../../support/discord/careful-bot.ts";
import type { Outcome, WireMessage } from "../../../src/playground/loopback/index.ts";
import { labelsOf, wordsOf } from "../../support/discord/reading.ts";
import { bundledModel } from "../../support/bundled-model.ts";

async function open(): Promise<CarefulBot> {
  return openCarefulBot({ models: [await bundledModel()] });
}

/** The real model draws here, which takes longer where cores are shared. */
const PATIENCE = 40_000;

/** The message with the buttons of a finished picture that an answer becomes. */
async function finished({ discord, owner }: CarefulBot, outcome: Outcome): Promise<WireMessage> {
  if (!("message" in outcome)) throw new Error(`${outcome.kind} is no message`);
  const { id } = outcome.message;
  return await discord.events.waitUntil(
    () => owner.messages().find((each) => each.id === id && labelsOf(each).includes("V1")),
    PATIENCE,
  );
}

/** An order's message, its job, and the pixels and the file of its last picture. */
async function ordered(bot: CarefulBot, prompt: string, options: Record<string, number> = {}) {
  const order = { prompt, count: 1, seed: 3, steps: 4, ...options };
  const message = await finished(bot, await bot.owner.slash("imagine", order));
  const [job] = await bot.storage.jobs.ofUser(bot.owner.user.id, 1);
  const file = await bot.storage.pictures.get(job?.pictures.at(-1)?.hash ?? "");
  if (job === undefined || file === undefined) throw new Error("nothing was drawn");
  return {
    message,
    says: wordsOf(message),
    job,
    pixels: await sharp(file).raw().toBuffer(),
    file: Buffer.from(file).toString("latin1"),
  };
}

describe("the words of the included model", () => {
  it("leave out what it does not know, and say so; the prompt stays as it was typed", async () => {
    const bot = await open();
    const { says, job, pixels, file } = await ordered(bot, "a samurai and a 🐙");
    expect(says).toContain("Easel doesn't know samurai: the rest was drawn.");
    expect(job.request.prompt).toBe("a samurai and a 🐙");
    expect(file).toContain('"prompt":"a samurai and a ');
    const plain = await ordered(bot, "an octopus");
    expect(plain.says).not.toContain("know");
    expect(pixels.equals(plain.pixels)).toBe(true);
  });

  it("say so where nothing of a prompt is known", async () => {
    const bot = await open();
    const { says } = await ordered(bot, "samurai");
    expect(says).toMatch(/Easel knows nothing of this \(samurai\).*a guess.*a cat/);
    expect((await bot.reaches("delivered")).pictures).toHaveLength(1);
  });

  it("differ from picture to picture, and each repeats alone", async () => {
    const bot = await open();
    const { job, pixels } = await ordered(bot, "an octopus", { count: 4 });
    expect(new Set(job.plan?.wordings?.map(({ prompt }) => prompt)).size).toBeGreaterThan(2);
    const alone = await ordered(bot, "an octopus", { seed: 6 });
    expect(pixels.equals(alone.pixels)).toBe(true);
    // A subtle variation keeps what was chosen, at the model's own strength.
    await finished(bot, await bot.owner.press(alone.message, "V1"));
    const [varied] = await bot.storage.jobs.ofUser(bot.owner.user.id, 1);
    expect(varied?.request).toMatchObject({ wordsSeed: 6, source: { strength: 0.65 } });
    expect(varied?.plan?.wording).toEqual(alone.job.plan?.wording);
  });
});
