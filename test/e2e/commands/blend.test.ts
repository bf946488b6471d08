import { describe, expect, it } from "vitest";
import { noRules } from "../../../src/domain/rules/server-rules.ts";
import { finishedAnswer, spokenAnswer } from "../../support/discord/drawn.ts";
import { openBot, type TestBotOptions } from "../../support/discord/open-bot.ts";
import { wordsOf } from "../../support/discord/reading.ts";
import { scriptedModel } from "../../support/pipeline/scripted-model.ts";
import { spoken } from "../../support/words/spoken.ts";

const plain = scriptedModel({ id: "local/plain", name: "Plain" });
const pair = scriptedModel({
  id: "far/pair",
  name: "Pair",
  capabilities: { references: { max: 1 } },
});
const four = scriptedModel({
  id: "far/four",
  name: "Four",
  capabilities: { references: { max: 3 } },
});

async function open(options: TestBotOptions = {}) {
  const bot = await openBot({ models: [plain, pair, four], ...options });
  const { you, pictures } = bot.discord.scene;
  return { bot, owner: bot.discord.as(you, { channel: pictures }) };
}

const file = (number: number) => ({ name: `${number}.png`, bytes: new Uint8Array([number]) });
const two = { image1: file(1), image2: file(2), prompt: "both as one" };

describe("/blend", () => {
  it("goes to a model that takes all pictures, the first of them to start from", async () => {
    const { bot, owner } = await open();
    const all = { ...two, image3: file(3), image4: file(4), prompt: "all of them --seed 4" };
    const answer = await finishedAnswer(bot, owner, await owner.slash("blend", all));
    expect(wordsOf(answer)).toContain("all of them");
    const [job] = await bot.storage.jobs.ofUser(owner.user.id, 1);
    expect(job).toMatchObject({ kind: "imagine", warnings: [] });
    expect(job?.request).toMatchObject({ prompt: "all of them", model: "far/four", seed: 4 });
    expect(job?.request.references).toHaveLength(3);
    const sent = [job?.request.source, ...(job?.request.references ?? [])];
    const bytes = await Promise.all(
      sent.map(async (each) => [...((await bot.storage.pictures.get(each?.picture ?? "")) ?? [])]),
    );
    expect(bytes).toEqual([[1], [2], [3], [4]]);
  });

  it("takes the first model that suffices, or the one that is named", async () => {
    const { bot, owner } = await open();
    await finishedAnswer(bot, owner, await owner.slash("blend", two));
    const named = { ...two, prompt: "both --model far/four" };
    await finishedAnswer(bot, owner, await owner.slash("blend", named));
    const jobs = await bot.storage.jobs.ofUser(owner.user.id, 2);
    expect(jobs.map(({ request }) => request.model)).toEqual(["far/four", "far/pair"]);
  });

  it("says in words what does not go: the named model, and a place where none may be used", async () => {
    const { bot, owner } = await open();
    const refused = async (options: typeof two) =>
      wordsOf(await spokenAnswer(bot, owner, await owner.slash("blend", options)));
    expect(await refused({ ...two, prompt: "both --model local/plain" })).toContain(
      "Plain does not take several pictures at once. These do: `far/pair` and `far/four`",
    );
    const { id } = bot.discord.scene.studio;
    await bot.storage.serverRules.change(id, () => ({
      ...noRules,
      roles: { [id]: { models: ["local/plain"] } },
    }));
    expect(await refused(two)).toContain("No model that you may use here takes several pictures");
    expect(await bot.storage.jobs.ofUser(owner.user.id, 5)).toEqual([]);
  });

  it("keeps an own model where it can, and says when it cannot", async () => {
    const { bot, owner } = await open();
    const { id } = owner.user;
    await bot.storage.preferences.set(id, "model", "local/plain");
    await finishedAnswer(bot, owner, await owner.slash("blend", two));
    const [job] = await bot.storage.jobs.ofUser(id, 1);
    expect(job?.request.model).toBe("far/pair");
    expect(job?.warnings.map(({ message }) => spoken(message)).join()).toContain(
      "made by Pair instead",
    );
  });

  it("is offered only where a model takes several pictures", async () => {
    const { owner } = await open({ models: [plain] });
    expect(await owner.slash("blend", two)).toMatchObject({ kind: "refused" });
  });
});
