import { describe, expect, it } from "vitest";
import { spokenAnswer } from "../../support/discord/drawn.ts";
import { heldModel } from "../../support/discord/held-model.ts";
import { openBot } from "../../support/discord/open-bot.ts";
import { wordsOf } from "../../support/discord/reading.ts";
import { scriptedModel } from "../../support/pipeline/scripted-model.ts";

const PRICE = 0.02;

/** A bot whose only model costs something and does not get done, and a budget of ten pictures. */
async function withBudget() {
  const held = heldModel();
  const model = scriptedModel({
    id: "paid/model",
    capabilities: { price: { perPicture: PRICE } },
    plan: (request) => ({ cost: PRICE * request.count }),
    script: (plan, context) => held.model.execute(plan, context),
  });
  const bot = await openBot({ models: [model], limits: { dailyBudget: 10 * PRICE } });
  const { you, friend, pictures, directMessage } = bot.discord.scene;
  const order = async (user = bot.discord.as(you, { channel: pictures }), count = 4) =>
    wordsOf(
      await spokenAnswer(bot, user, await user.slash("imagine", { prompt: "an apple", count })),
    );
  return {
    bot,
    order,
    friend: bot.discord.as(friend, { channel: pictures }),
    elsewhere: bot.discord.as(you, { channel: directMessage }),
  };
}

describe("a model with a price", () => {
  it("says what an order will cost while it waits", async () => {
    const { bot, order, friend } = await withBudget();
    await order();
    await bot.reaches("running");
    expect(await order(friend, 3)).toMatch(
      /(AnswerTarget|Next in the queue)[^]*price: about 0\.06/,
    );
  });

  it("is refused politely beyond the server's daily budget, to everybody there", async () => {
    const { bot, order, friend, elsewhere } = await withBudget();
    await order();
    await order();
    const words = await order(friend, 3);
    expect(words).toMatch(/The budget is spent[^]*daily budget of this server \(0\.2\)/);
    expect(words).toContain("starts again at midnight UTC");
    expect(await bot.storage.jobs.ofUser(friend.user.id, 5)).toEqual([]);
    expect(await order(friend, 2)).toContain("price: about 0.04");
    expect(await order(elsewhere)).toContain("price: about 0.08");
  });
});
