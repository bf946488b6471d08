import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { bundledModel } from "../../support/bundled-model.ts";
import { openCarefulBot } from "../../support/discord/careful-bot.ts";
import { drawn } from "../../support/discord/drawn.ts";

const prompts: readonly (readonly [what: string, prompt: string])[] = [
  ["words it has never read", "a quixotic sesquipedalian flibbertigibbet"],
  ["1,000 characters", "a red apple beside a sleeping cat ".repeat(30).slice(0, 1000)],
  ["one emoji", "🍎"],
  ["other scripts", "りんご 사과 تفاحة яблоко"],
  ["punctuation", "?!… ¿¡ — ,,,"],
];

/** Mean difference between pixels side by side, 0 to 255; noise has 85, a drawing a few. */
async function roughness(file: Uint8Array): Promise<number> {
  const { data, info } = await sharp(file).greyscale().raw().toBuffer({ resolveWithObject: true });
  let sum = 0;
  for (let at = 1; at < data.length; at += 1) {
    if (at % info.width !== 0) sum += Math.abs((data[at] ?? 0) - (data[at - 1] ?? 0));
  }
  return sum / data.length;
}

describe("the bundled model", () => {
  it.each(prompts)("draws a picture, not noise, from %s", async (_, prompt) => {
    const bot = await openCarefulBot({ models: [await bundledModel()] });
    await drawn(bot, bot.owner, { prompt, count: 1 });
    const [job] = await bot.storage.jobs.ofUser(bot.owner.user.id, 1);
    const [picture] = job?.pictures ?? [];
    const file = await bot.storage.pictures.get(picture?.hash ?? "");
    expect(await roughness(file ?? new Uint8Array())).toBeLessThan(20);
  });

  it("asks for words when there are none", async () => {
    const bot = await openCarefulBot({ models: [await bundledModel()] });
    const outcome = await bot.owner.slash("imagine", { prompt: " " });
    expect(await bot.refusalOf(outcome)).toMatch(/prompt|words/);
  });
});
