import { describe, expect, it } from "vitest";
import type { WireMessage } from "../../../src/playground/loopback/index.ts";
import { finishedAnswer, spokenAnswer } from "../../support/discord/drawn.ts";
import { openBot, openFolder, type TestBot } from "../../support/discord/open-bot.ts";
import { filesOn, labelsOf, wordsOf } from "../../support/discord/reading.ts";
import { startDiscord } from "../../support/loopback/start-discord.ts";
import { scriptedModel } from "../../support/pipeline/scripted-model.ts";
import { eventually } from "../../support/pipeline/simulated-clock.ts";

function peopleOf({ discord }: TestBot) {
  const { you, friend, pictures } = discord.scene;
  return {
    owner: discord.as(you, { channel: pictures }),
    friend: discord.as(friend, { channel: pictures }),
  };
}

async function askedFor(bot: TestBot, prompt: string, count = 1): Promise<WireMessage> {
  const { owner } = peopleOf(bot);
  return await spokenAnswer(bot, owner, await owner.slash("imagine", { prompt, count }));
}

const jobsOf = async (bot: TestBot) =>
  (await bot.storage.jobs.ofUser(bot.discord.scene.you.id, 50)).toReversed();

describe("several prompts in one", () => {
  it("are asked about first, and only the asker can answer, once", async () => {
    const bot = await openBot();
    const { owner, friend } = peopleOf(bot);
    const question = await askedFor(bot, "{red, blue} {fox|fox}", 2);
    expect(wordsOf(question)).toMatch(/4 pictures.*2 prompts/);
    expect(wordsOf(question)).toContain("expires in 24h");
    expect(labelsOf(question)).toEqual(["Draw", "Cancel"]);
    expect(await jobsOf(bot)).toEqual([]);
    const refusal = await spokenAnswer(bot, friend, await friend.press(question, "Draw"));
    expect(wordsOf(refusal)).toContain("Only the person who asked");
    expect(await jobsOf(bot)).toEqual([]);
    await Promise.allSettled([owner.press(question, "Draw"), owner.press(question, "Draw")]);
    await eventually(async () => (await bot.storage.jobs.inState("delivered")).length === 2);
    const jobs = await jobsOf(bot);
    expect(jobs.map(({ request }) => request.prompt)).toEqual(["red fox", "blue fox"]);
    expect(filesOn(owner.messages())).toHaveLength(4);
    expect(jobs[0]?.request.seed).toBe(jobs[1]?.request.seed);
  });

  it("are not drawn after Cancel, nor above sixteen pictures", async () => {
    const bot = await openBot();
    const { owner } = peopleOf(bot);
    const question = await askedFor(bot, "{red, blue} fox");
    await owner.press(question, "Cancel");
    await bot.discord.events.waitUntil(() =>
      owner.messages().find((each) => each.id === question.id && labelsOf(each).length === 0),
    );
    const many = await askedFor(bot, "{a, b, c, d, e} fox", 4);
    expect(wordsOf(many)).toMatch(/20 pictures.*at most 16/);
    expect(await jobsOf(bot)).toEqual([]);
  });

  it("are drawn after a restart too, and a limit keeps the question open", async () => {
    const discord = await startDiscord();
    const storage = await openFolder();
    const first = await openBot({ discord, storage });
    const question = await askedFor(first, "{red, blue, green} fox");
    await first.kill();
    const limits = { picturesPerDay: 2 };
    const strict = await openBot({ discord, storage, limits });
    const { owner } = peopleOf(strict);
    await owner.press(question, "Draw");
    await strict.discord.events.waitUntil(() =>
      owner.messages().find((each) => wordsOf(each).includes("the limit here is 2 a day")),
    );
    expect(await jobsOf(strict)).toEqual([]);
    await strict.kill();
    const third = await openBot({ discord, storage });
    await peopleOf(third).owner.press(question, "Draw");
    await eventually(async () => (await jobsOf(third)).length === 3);
  });
});

describe("a choice", () => {
  it("is drawn at once, depends on the seed, and is kept as it was chosen", async () => {
    const bot = await openBot();
    const { owner } = peopleOf(bot);
    const prompt = "a {red|green|blue|black|white} {fox|owl|cat|dog} \\{x\\}";
    const options = { prompt, count: 1, seed: 5 };
    for (let time = 0; time < 2; time += 1)
      await finishedAnswer(bot, owner, await owner.slash("imagine", options));
    const [one, two] = await jobsOf(bot);
    expect(one?.request.prompt).toMatch(/^a (red|green|blue|black|white) (fox|owl|cat|dog) \{x\}$/);
    expect(two?.request.prompt).toBe(one?.request.prompt);
    const message = owner.messages().find((each) => labelsOf(each).includes("V1"));
    if (message === undefined) throw new Error("no picture");
    const details = await spokenAnswer(bot, owner, await owner.press(message, "ℹ️ Details"));
    expect(wordsOf(details)).toContain(`${one?.request.prompt.replace("{x}", "\\{x\\}")}`);
  });
});

describe("a price above the sum that is set for a place", () => {
  it("is asked about on every way in, and drawn in the question's own message", async () => {
    const paid = scriptedModel({ plan: ({ count }) => ({ cost: 0.3 * count }) });
    const bot = await openBot({ models: [paid], rules: { confirmAbove: 0.5 } });
    const { owner } = peopleOf(bot);
    await askedFor(bot, "a fox", 1);
    const question = await askedFor(bot, "a red fox", 2);
    expect(wordsOf(question)).toMatch(/2 pictures.*Above 0.5/s);
    expect(wordsOf(question)).toContain("0.6");
    await owner.press(question, "Draw");
    const shown = await bot.discord.events.waitUntil(() =>
      owner.messages().find((each) => each.id === question.id && labelsOf(each).includes("V2")),
    );
    const reroll = await spokenAnswer(bot, owner, await owner.press(shown, "🎲 Reroll"));
    expect(labelsOf(reroll)).toEqual(["Draw", "Cancel"]);
    expect(await jobsOf(bot)).toHaveLength(2);
  });
});
