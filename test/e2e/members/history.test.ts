import { describe, expect, it } from "vitest";
import type { DiscordUser, WireMessage } from "../../../src/playground/loopback/index.ts";
import { drawn, finishedAnswer, spokenAnswer } from "../../support/discord/drawn.ts";
import { openBot, type TestBot } from "../../support/discord/open-bot.ts";
import { filesOn, labelsOf, wordsOf } from "../../support/discord/reading.ts";
import { everyComponent } from "../../support/components/view-problems.ts";

async function openMembers() {
  const bot = await openBot();
  const { you, friend, pictures } = bot.discord.scene;
  const as = (user: typeof you) => bot.discord.as(user, { channel: pictures });
  return { bot, owner: as(you), friend: as(friend) };
}

const answered = async (bot: TestBot, user: DiscordUser, name: string, options = {}) =>
  await spokenAnswer(bot, user, await user.slash(name, options));

/** A panel as it is once it says this. */
async function turned(user: DiscordUser, bot: TestBot, panel: WireMessage, says: string) {
  return await bot.discord.events.waitUntil(() =>
    user.messages().find((each) => each.id === panel.id && wordsOf(each).includes(says)),
  );
}

const SELECT = "Open one of them";

describe("/history", () => {
  it("leads through one's own pictures: pages, words, stars, lineage, repeat, undo, delete", async () => {
    const { bot, owner, friend } = await openMembers();
    const first = await drawn(bot, owner, { prompt: "a Füchsin in snow", seed: 7 });
    await drawn(bot, friend, { prompt: "a secret hare" });
    const [parent] = await bot.storage.jobs.ofUser(owner.user.id, 1);
    await finishedAnswer(bot, owner, await owner.press(first, "V1"));
    for (let each = 0; each < 10; each += 1) await drawn(bot, owner, { prompt: `owl ${each}` });
    const panel = await answered(bot, owner, "history");
    expect(wordsOf(panel)).toContain("Page 1");
    expect(wordsOf(panel)).toContain("owl 9");
    expect(wordsOf(panel)).not.toContain("hare");
    expect(labelsOf(panel)).toEqual(expect.arrayContaining(["Newer", "Older"]));
    await owner.press(panel, "Older");
    const second = await turned(owner, bot, panel, "Page 2");
    expect(wordsOf(second)).toContain("Füchsin");
    expect(wordsOf(second)).not.toContain("owl 9");
    const found = await answered(bot, owner, "history", { search: "FÜCHSIN" });
    expect(wordsOf(found)).not.toContain("owl");
    const [child] = everyComponent(found.components).flatMap(({ options }) =>
      Array.isArray(options) ? options.map((each: { value: string }) => each.value) : [],
    );
    await owner.select(found, SELECT, [child ?? ""]);
    const opened = await turned(owner, bot, found, `id \`${child}\``);
    expect(labelsOf(opened)).toEqual(
      expect.arrayContaining(["Repeat", "Parent", "Children", "Undo", "Delete"]),
    );
    await owner.press(opened, "Parent");
    const above = await turned(owner, bot, found, `id \`${parent?.id}\``);
    await owner.press(above, "Children");
    const below = await turned(owner, bot, found, "Made from this picture");
    await owner.select(below, SELECT, [child ?? ""]);
    const again = await turned(owner, bot, found, `id \`${child}\``);
    const undone = await finishedAnswer(bot, owner, await owner.press(again, "Undo"));
    expect(filesOn([undone])).toEqual([`easel-${parent?.id}-1.png`]);
    const repeated = await finishedAnswer(bot, owner, await owner.press(again, "Repeat"));
    expect(wordsOf(repeated)).toContain("Repeated");
    const [last, ...others] = await bot.storage.jobs.ofUser(owner.user.id, 20);
    const source = others.find(({ id }) => id === child);
    expect(last?.request.seed).toBe(source?.request.seed);
    await owner.press(again, "Delete");
    await turned(owner, bot, found, "Deleted");
    expect((await bot.storage.jobs.find(child ?? ""))?.pictures).toEqual([]);
    await bot.storage.favourites.add(owner.user.id, parent?.id ?? "");
    const stars = await answered(bot, owner, "history", { favourites: true });
    expect(wordsOf(stars)).toContain("⭐");
    expect(wordsOf(stars)).not.toContain("owl");
  });

  it("gives nobody what is another's, whatever ids they send", async () => {
    const { bot, owner, friend } = await openMembers();
    await drawn(bot, owner, { prompt: "mine" });
    const [job] = await bot.storage.jobs.ofUser(owner.user.id, 1);
    const panel = await answered(bot, friend, "history");
    expect(wordsOf(panel)).toContain("nothing here yet");
    const found = await answered(bot, friend, "history", { search: job?.id ?? "" });
    expect(wordsOf(found)).not.toContain("mine");
  });
});
