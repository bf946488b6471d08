import { describe, expect, it } from "vitest";
import { openCarefulBot } from "../../support/discord/careful-bot.ts";
import { drawn, spokenAnswer } from "../../support/discord/drawn.ts";
import { wordsOf } from "../../support/discord/reading.ts";

const familyOfFour = "👩‍👩‍👧‍👦";

/** What people type, and what tries to be something else than words. */
const prompts: readonly (readonly [what: string, prompt: string])[] = [
  ["4,000 characters", "an apple ".repeat(444).padEnd(4000, "x")],
  ["4,000 characters of one word", "x".repeat(4000)],
  ["nothing but emoji", familyOfFour.repeat(150)],
  ["right-to-left text with marks", "\u202Eתפוח\u202C \u2067אדום\u2069 \u061Cتفاحة\u200F"],
  ["control characters", "a\u0000b\u0007c\u001B[31m\u0085d\uFEFF apple"],
  ["combining marks without end", `z${"\u0351\u0302".repeat(900)} apple`],
  ["a broken half of an emoji", "an apple \uD83D in two"],
  ["markdown", "# a\n> b\n- c\n**d** __e__ ~~f~~ ||g|| `h` [i](https://example.com) -# j"],
  ["fences", "```js\nalert(1)\n``` and `````` and `"],
  ["mentions of everybody", "@everyone @here an apple"],
  ["mentions of people, roles and channels", "<@{friend}> <@!{friend}> <@&{server}> <#{channel}>"],
  ["commands, times and custom emoji", "</imagine:1> <t:1:R> <:a:1> <a:b:2> <id:customize>"],
  ["markup of the page", '<script>alert(1)</script><img src="x" onerror="alert(1)">'],
  ["what looks like a query", `'; drop table jobs; --`],
  ["what looks like an option", "an apple seed:1 model:local/none"],
  ["dashes that are no flags", "an apple — red – or --, green--ish, -no, –5°, \\--no-cost"],
];

async function botAnd(prompt: string) {
  const bot = await openCarefulBot();
  const { friend, studio, pictures } = bot.discord.scene;
  const text = prompt
    .replaceAll("{friend}", friend.id)
    .replaceAll("{server}", studio.id)
    .replaceAll("{channel}", pictures.id);
  return { bot, text };
}

const errorsIn = (bot: { readonly log: { readonly lines: readonly { level: string }[] } }) =>
  bot.log.lines.filter(({ level }) => level === "error");

describe("a prompt", () => {
  it.each(prompts)("of %s is drawn, kept whole, and notifies nobody", async (_, prompt) => {
    const { bot, text } = await botAnd(prompt);
    const message = await drawn(bot, bot.owner, { prompt: text, negative_prompt: text });
    const words = wordsOf(message);
    expect(words.length).toBeLessThan(2000);
    expect(words).not.toMatch(/@everyone|@here|(?<!\\)<[#:a/]|<@&|<@!/);
    const details = await bot.owner.press(message, "ℹ️ Details");
    expect(wordsOf(await spokenAnswer(bot, bot.owner, details))).not.toBe("");
    expect(bot.discord.pings).toEqual([]);
    expect(errorsIn(bot)).toEqual([]);
  });

  it.each(prompts)("of %s comes back in the modal of Edit", async (_, prompt) => {
    const { bot, text } = await botAnd(prompt);
    const modal = await bot.edit(text);
    const [job] = await bot.storage.jobs.ofUser(bot.owner.user.id, 1);
    await bot.pictureOf(await bot.owner.submitModal(modal));
    const [edited] = await bot.storage.jobs.ofUser(bot.owner.user.id, 1);
    expect(edited?.id).not.toBe(job?.id);
    expect(edited?.request.prompt).toBe(job?.request.prompt);
    expect(bot.discord.pings).toEqual([]);
  });

  it("keeps dashes that a backslash makes words", async () => {
    const bot = await openCarefulBot();
    await drawn(bot, bot.owner, { prompt: "an apple \\--no-cost \\—ar" });
    const [job] = await bot.storage.jobs.ofUser(bot.owner.user.id, 1);
    expect(job?.request.prompt).toBe("an apple --no-cost —ar");
  });

  it("is kept as it was typed, but for what no picture can show", async () => {
    const bot = await openCarefulBot();
    const prompt = "  a\u0000 red\r\napple \uD83D ";
    await drawn(bot, bot.owner, { prompt });
    const [job] = await bot.storage.jobs.ofUser(bot.owner.user.id, 1);
    expect(job?.request.prompt).toBe("a red\napple \uFFFD");
  });

  it.each([" ", "\n\t \u3000", "\u00A0"])("of white space only (%j) is refused", async (prompt) => {
    const bot = await openCarefulBot();
    const outcome = await bot.owner.slash("imagine", { prompt });
    expect(await bot.refusalOf(outcome)).toContain("Say in a few words what the picture should");
    expect(bot.friend.messages()).toEqual([]);
  });

  it.each(["\u0000\u0007", "\u200B\u200B", "\u202E\u2066"])(
    "of nothing that can be seen (%j) is refused",
    async (prompt) => {
      const bot = await openCarefulBot();
      const outcome = await bot.owner.slash("imagine", { prompt });
      expect(await bot.refusalOf(outcome)).toContain("Say in a few words what the picture should");
    },
  );

  it("that is emptied in the modal of Edit is refused", async () => {
    const bot = await openCarefulBot();
    const outcome = await bot.owner.submitModal(await bot.edit(), { prompt: "   " });
    expect(await bot.refusalOf(outcome)).toContain("Say in a few words what the picture should");
  });
});
