import { describe, expect, it } from "vitest";
import { noRules, type ServerRules } from "../../../src/domain/rules/server-rules.ts";
import { spokenAnswer } from "../../support/discord/drawn.ts";
import { openBot, type TestBot } from "../../support/discord/open-bot.ts";
import { labelsOf, wordsOf } from "../../support/discord/reading.ts";

async function setRules({ storage }: TestBot, guildId: string, change: Partial<ServerRules>) {
  await storage.serverRules.change(guildId, () => ({ ...noRules, ...change }));
}

describe("a question that is answered in direct messages", () => {
  it("is answered with the roles that somebody has in its server now", async () => {
    const bot = await openBot();
    const { scene, world } = bot.discord;
    const { you, studio, pictures, directMessage, bot: self } = scene;
    const artists = world.guilds.addRole(studio, "Artists");
    artists.memberIds.add(you.id);
    await setRules(bot, studio.id, {
      who: { ...noRules.who, roles: [artists.id], memberDays: 30 },
    });
    const here = bot.discord.as(you, { channel: pictures });
    const direct = bot.discord.as(you, { channel: directMessage });
    here.send(`<@${self.id}> {red, blue} apple --private`);
    const question = await bot.discord.events.waitUntil(() =>
      direct.messages().find((each) => labelsOf(each).includes("Draw")),
    );
    artists.memberIds.delete(you.id);
    await direct.press(question, "Draw");
    await bot.discord.events.waitUntil(() =>
      direct.messages().find((each) => wordsOf(each).includes(`with the role <@&${artists.id}>`)),
    );
    expect(await bot.storage.jobs.ofUser(you.id, 5)).toEqual([]);
    artists.memberIds.add(you.id);
    await direct.press(question, "Draw");
    await expect
      .poll(async () => (await bot.storage.jobs.ofUser(you.id, 5)).map(({ state }) => state))
      .toEqual(["delivered", "delivered"]);
  });
});

describe("a person's own app in a thread of a server without the bot", () => {
  it("obeys the rules of the channel that the thread belongs to", async () => {
    const bot = await openBot();
    const { scene, world } = bot.discord;
    const { you, elsewhere, lounge } = scene;
    const thread = world.channels.addThread(lounge, "in it");
    const user = bot.discord.as(you, { channel: thread });
    const answer = async () =>
      wordsOf(
        await spokenAnswer(bot, user, await user.slash("imagine", { prompt: "a pear", count: 1 })),
      );
    const where = { channels: [lounge.id], elsewhere: "nothing" as const };
    await setRules(bot, elsewhere.id, { where: { ...where, mode: "not" } });
    expect(await answer()).toContain("do not allow pictures in this channel");
    await setRules(bot, elsewhere.id, { where: { ...where, mode: "only" } });
    expect(await answer()).not.toContain("allow");
    await setRules(bot, elsewhere.id, { where: { ...where, mode: "only", channels: ["77"] } });
    expect(await answer()).toContain("only in <#77>");
  });
});
