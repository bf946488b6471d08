import { describe, expect, it } from "vitest";
import { finishedAnswer, spokenAnswer } from "../../support/discord/drawn.ts";
import { openBot } from "../../support/discord/open-bot.ts";
import { filesOn, labelsOf, shown, wordsOf } from "../../support/discord/reading.ts";
import { eventually } from "../../support/pipeline/simulated-clock.ts";
import { scriptedModel } from "../../support/pipeline/scripted-model.ts";

const MODELS = [scriptedModel({ id: "test/one" }), scriptedModel({ id: "test/two" })];

async function openMembers() {
  const bot = await openBot({ models: MODELS });
  const { you, friend, pictures } = bot.discord.scene;
  const owner = bot.discord.as(you, { channel: pictures });
  return {
    bot,
    owner,
    friend: bot.discord.as(friend, { channel: pictures }),
    /** What somebody is told in an answer. */
    told: async (name: string, options = {}, user = owner) =>
      wordsOf(await spokenAnswer(bot, user, await user.slash(name, options))),
    newest: async () => (await bot.storage.jobs.ofUser(you.id, 1))[0]?.request,
  };
}

describe("a member's own options", () => {
  it("are said, then those of a preset, then preferences", async () => {
    const { bot, owner, friend, told, newest } = await openMembers();
    const options = "--steps 30 --cfg 3 --no text, blur";
    expect(await told("presets save", { name: "Night  Sky", options })).toContain("night sky");
    expect(await told("presets list")).toContain(options);
    expect(await told("presets list", {}, friend)).not.toContain("night");
    await told("preferences", { model: "test/two", size: "256x256", added: "in ink" });
    const prompt = 'a fox --preset "night sky" --steps 12';
    await finishedAnswer(bot, owner, await owner.slash("imagine", { prompt, count: 1 }));
    expect(await newest()).toMatchObject({
      prompt: "a fox, in ink",
      negativePrompt: "text, blur",
      steps: 12,
      guidanceScale: 3,
      model: "test/two",
      size: { width: 256, height: 256 },
    });
    const used = await owner.slash("presets use", {
      name: "night sky",
      prompt: "a hare, in ink --count 1 --size 512x256",
    });
    await finishedAnswer(bot, owner, used);
    expect(await newest()).toMatchObject({
      prompt: "a hare, in ink",
      steps: 30,
      size: { width: 512, height: 256 },
    });
    const refusal = wordsOf(
      await spokenAnswer(bot, friend, await friend.slash("imagine", { prompt: "x", preset: "a" })),
    );
    expect(refusal).toContain("You have no presets yet");
    expect(await told("presets delete", { name: "night sky" })).toContain("Deleted");
    expect(await told("presets save", { name: "x", options: "a fox" })).toContain("no words");
    expect(await told("presets save", { name: "x", options: "--sede 5" })).toContain("--seed");
    expect(await told("preferences", { clear: "everything" })).toContain("no preferences yet");
  });

  it("speak the language that was chosen, in private answers", async () => {
    const { told } = await openMembers();
    expect(await told("preferences", { language: "de" })).toContain("Sprache: Deutsch");
    expect(await told("presets list")).toContain("Du hast keine Vorlagen");
    await told("preferences", { clear: "language" });
    expect(await told("presets list")).toContain("You have no presets");
  });
});

describe("a mention with words alone", () => {
  it("draws, with flags and choices, where it was written", async () => {
    const { bot, owner, newest } = await openMembers();
    const { bot: user, pictures } = bot.discord.scene;
    owner.send(`<@${user.id}> a {red|red} fox --count 2 —steps 9`);
    const answer = await shown(bot.discord, pictures, (each) => labelsOf(each).includes("V2"));
    expect(filesOn([answer])).toHaveLength(2);
    expect(await newest()).toMatchObject({ prompt: "a red fox", steps: 9 });
    owner.send(`<@${user.id}> {red, blue} fox --count 1`);
    const question = await shown(bot.discord, pictures, (each) => labelsOf(each).includes("Draw"));
    await owner.press(question, "Draw");
    await eventually(async () => (await bot.storage.jobs.ofUser(owner.user.id, 9)).length === 3);
    owner.send(`<@${user.id}> a fox --sede 1`);
    await shown(bot.discord, pictures, (each) => wordsOf(each).includes("Did you mean"));
    owner.send(`<@${user.id}>`);
    await shown(bot.discord, pictures, (each) => wordsOf(each).includes("I make pictures"));
  });
});

describe("private and spoiler", () => {
  it("show pictures to whoever asked alone, and covered", async () => {
    const { bot, owner, friend, newest } = await openMembers();
    const outcome = await owner.slash("imagine", { prompt: "a fox --spoiler", private: true });
    const message = await finishedAnswer(bot, owner, outcome);
    expect(friend.messages().map(({ id }) => id)).not.toContain(message.id);
    expect(JSON.stringify(message.components)).toContain('"spoiler":true');
    expect(await newest()).toMatchObject({ private: true, spoiler: true });
    const [job] = await bot.storage.jobs.ofUser(owner.user.id, 1);
    const tried = await spokenAnswer(
      bot,
      friend,
      await friend.slash("show", { id: job?.id ?? "" }),
    );
    expect(wordsOf(tried)).toContain("can't find that picture");
    const rerolled = await finishedAnswer(bot, owner, await owner.press(message, "🎲 Reroll"));
    expect(friend.messages().map(({ id }) => id)).not.toContain(rerolled.id);
    owner.send(`<@${bot.discord.scene.bot.id}> a hare --private --count 1`);
    await eventually(async () => (await newest())?.prompt === "a hare");
    await eventually(async () => (await bot.storage.jobs.inState("delivered")).length === 3);
    const [last] = await bot.storage.jobs.ofUser(owner.user.id, 1);
    expect(last?.target).not.toMatchObject({ channelId: bot.discord.scene.pictures.id });
  });
});
