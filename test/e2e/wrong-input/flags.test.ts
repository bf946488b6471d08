import { describe, expect, it } from "vitest";
import type { OptionValues } from "../../../src/playground/loopback/index.ts";
import { openCarefulBot, type CarefulBot } from "../../support/discord/careful-bot.ts";
import { wordsOf } from "../../support/discord/reading.ts";

/** Prompts with a flag that cannot be used, and what their sender is told. */
const wrongFlags: readonly (readonly [prompt: string, advice: RegExp])[] = [
  ["a cat --sede 5", /no flag `?--sede`?. Did you mean `?--seed/],
  ["a cat --negative dogs", /Did you mean `?--no/],
  ["a cat --guidance 7", /Did you mean `?--cfg/],
  ["a cat --aspect 16:9", /Did you mean `?--ar/],
  ["a cat —sampler", /`?--sampler`? needs a value/],
  ["a cat --seed:5", /no flag `?--seed:5`?. Did you mean `?--seed/],
  ["a cat --ar16:9", /Did you mean `?--ar/],
  ["a cat --quality 2", /no flag `?--quality.*`?--ar/],
  ["a cat --no-cost", /Meant as words, write `?\\+--no-cost/],
  ["a cat --ar wide", /`?--ar`? must be a shape.*16:9/],
  ["a cat --ar 0:9", /`?--ar`? must be a shape/],
  ["a cat --ar 16:", /`?--ar`? must be a shape/],
  ["a cat --ar 99:1", /at most 16 times/],
  ["a cat --size big", /`?--size`? must be width x height/],
  ["a cat --size 99999x1", /1 to 8192 a side/],
  ["a cat --seed -5", /`?--seed`? must be a whole number from 0 to/],
  ["a cat --seed 1e15", /`?--seed`? must be a whole number from 0 to/],
  ["a cat --steps 0", /`?--steps`? must be a whole number from 1 to/],
  ["a cat --steps 2.5", /`?--steps`? must be a whole number/],
  ["a cat --cfg much", /`?--cfg`? must be a number from 0 to 100/],
  ["a cat --cfg 0x7", /`?--cfg`? must be a number/],
  ["a cat --count 5", /`?--count`? must be a whole number from 1 to 4/],
  ["a cat --hires 9", /`?--hires`? must be a number from 1 to 4/],
  ["a cat --hires-strength 0.5", /`?--hires`? how many times to enlarge/],
  ["a cat --seed 1 --SEED 2", /`?--seed`? stands there twice/],
  ["a cat --ar 1:1 --size 8x8", /`?--ar`? and `?--size`? say the same/],
  ["a cat --model local/nothing", /no model `?local\/nothing/],
  ["a cat --lora toy:much", /`?--lora`? must be names of LoRAs/],
  ["a cat --preset mine", /You have no presets yet/],
  ["a cat --private --PRIVATE", /`?--private`? stands there twice/],
  ["a cat --spoiler=maybe", /`?--spoiler`? must be `on` or `off`/],
  ["a cat --privat", /Did you mean `?--private/],
  ["a {red|blue cat", /brace is not closed/],
];

async function nothingWasDrawn(bot: CarefulBot): Promise<void> {
  expect(await bot.storage.jobs.ofUser(bot.owner.user.id, 1)).toEqual([]);
  expect(bot.discord.pings).toEqual([]);
}

describe("a flag that cannot be used", () => {
  it.each(wrongFlags)(
    "in /imagine (%s) is refused, and nothing is drawn",
    async (prompt, advice) => {
      const bot = await openCarefulBot();
      const outcome = await bot.owner.slash("imagine", { prompt });
      expect(await bot.refusalOf(outcome)).toMatch(advice);
      await nothingWasDrawn(bot);
    },
  );

  it.each<readonly [string, OptionValues]>([
    ["--seed 5", { seed: 6 }],
    ["--no dogs", { negative_prompt: "dogs" }],
    ["--ar 16:9", { size: "8x8" }],
    ["--sampler Euler", { scheduler: "Euler" }],
  ])("and its option (%s, %j) are refused together", async (flag, option) => {
    const bot = await openCarefulBot();
    const outcome = await bot.owner.slash("imagine", { prompt: `a cat ${flag}`, ...option });
    expect(await bot.refusalOf(outcome)).toMatch(/say the same thing. Leave one of them out/);
    await nothingWasDrawn(bot);
  });

  it("in the modal of Edit is refused", async () => {
    const bot = await openCarefulBot();
    const outcome = await bot.owner.submitModal(await bot.edit(), { prompt: "a cat --sede 5" });
    expect(await bot.refusalOf(outcome)).toMatch(/Did you mean `?--seed/);
  });

  it("in a message to the bot is refused", async () => {
    const bot = await openCarefulBot();
    const { events, scene } = bot.discord;
    const upload = { name: "cat.png", bytes: new Uint8Array(9), contentType: "image/png" };
    bot.friend.send(`<@${scene.bot.id}> as a lion --sede 5`, { attachments: [upload] });
    const answer = await events.waitUntil(() =>
      bot.friend.messages().find(({ author }) => author.id === scene.bot.id),
    );
    expect(wordsOf(answer)).toMatch(/Did you mean `?--seed/);
    expect(await bot.storage.jobs.ofUser(bot.friend.user.id, 1)).toEqual([]);
  });
});
