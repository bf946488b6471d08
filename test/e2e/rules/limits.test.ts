import { describe, expect, it } from "vitest";
import { noRules, type ServerRules } from "../../../src/domain/rules/server-rules.ts";
import type { DiscordUser } from "../../../src/playground/loopback/index.ts";
import { spokenAnswer } from "../../support/discord/drawn.ts";
import { openBot, type TestBot } from "../../support/discord/open-bot.ts";
import { wordsOf } from "../../support/discord/reading.ts";
import { pictureEvent, scriptedModel } from "../../support/pipeline/scripted-model.ts";

const PRICE = 0.25;

/** A bot whose paid model draws only the first picture of an order that is to break. */
async function openHouse(change: (guildId: string) => Partial<ServerRules>) {
  const model = scriptedModel({
    id: "paid/pictures",
    capabilities: { price: { perPicture: PRICE } },
    plan: (request) => ({ cost: PRICE * request.count }),
    async *script(plan) {
      for (let position = 0; position < plan.request.count; position += 1) {
        if (position > 0 && plan.request.prompt.includes("broken")) throw new Error("no ink");
        yield pictureEvent(plan, position);
      }
    },
  });
  const bot = await openBot({ models: [model] });
  const { you, studio, pictures, general } = bot.discord.scene;
  await bot.storage.serverRules.change(studio.id, () => ({ ...noRules, ...change(studio.id) }));
  const thread = bot.discord.world.channels.addThread(pictures, "in it");
  const people = [pictures, general, thread].map((channel) => bot.discord.as(you, { channel }));
  return { bot, people, you };
}

function at(people: readonly DiscordUser[], index: number): DiscordUser {
  const user = people[index % people.length];
  if (user === undefined) throw new Error("nobody is there");
  return user;
}

/** Orders at once in all channels. */
async function orderAtOnce(people: readonly DiscordUser[], count: number, prompt = "a plum") {
  await Promise.all(
    Array.from({ length: count }, (_, index) =>
      at(people, index).slash("imagine", { prompt, count: 1 + (index % 2) }),
    ),
  );
}

async function ended({ storage }: TestBot, userId: string) {
  await expect
    .poll(async () => {
      const jobs = await storage.jobs.ofUser(userId, 100);
      return jobs.every(({ state }) => state === "delivered" || state === "failed");
    })
    .toBe(true);
  return await storage.jobs.ofUser(userId, 100);
}

const picturesOf = (jobs: readonly { readonly request: { readonly count: number } }[]) =>
  jobs.reduce((sum, { request }) => sum + request.count, 0);

const refusalOf = async (bot: TestBot, user: DiscordUser | undefined, count: number) => {
  if (user === undefined) throw new Error("nobody is there");
  const outcome = await user.slash("imagine", { prompt: "one more", count });
  return wordsOf(await spokenAnswer(bot, user, outcome));
};

describe("the limits of a server", () => {
  it("are exact under 60 orders at once from several channels", async () => {
    const { bot, people, you } = await openHouse((id) => ({
      roles: { [id]: { picturesPerDay: 7 } },
    }));
    await orderAtOnce(people, 60);
    expect(picturesOf(await ended(bot, you.id))).toBe(7);
    expect(await refusalOf(bot, people[0], 1)).toContain("7");
  });

  it("hold for money too, to the last picture", async () => {
    const { bot, people, you } = await openHouse(() => ({ budget: { day: 5 * PRICE } }));
    await orderAtOnce(people, 60);
    expect(picturesOf(await ended(bot, you.id))).toBe(5);
    expect(await refusalOf(bot, people[1], 1)).toMatch(/budget.*midnight/is);
  });

  it("get back what was not drawn, of pictures and of money", async () => {
    const { bot, people, you } = await openHouse((id) => ({
      roles: { [id]: { picturesPerDay: 5 } },
      budget: { personDay: 5 * PRICE },
    }));
    const [first, second] = people;
    await first?.slash("imagine", { prompt: "a broken plum", count: 4 });
    const [broken] = await ended(bot, you.id);
    expect(broken?.pictures).toHaveLength(1);
    expect(await refusalOf(bot, second, 4)).not.toMatch(/budget|limit/i);
    await ended(bot, you.id);
    expect(await refusalOf(bot, second, 1)).toMatch(/budget|limit/i);
  });
});
