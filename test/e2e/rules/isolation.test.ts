import { describe, expect, it } from "vitest";
import type { DiscordUser, Outcome, WireMessage } from "../../../src/playground/loopback/index.ts";
import { drawn, spokenAnswer } from "../../support/discord/drawn.ts";
import { openBot, type TestBot } from "../../support/discord/open-bot.ts";
import { plantButtons } from "../../support/discord/planted-buttons.ts";
import { labelsOf, wordsOf } from "../../support/discord/reading.ts";

const PLAIN_ACTIONS =
  `reroll edit details delete originals cancel retry history-repeat history-parent history-children
history-undo history-delete report-delete report-warn report-ban`.split(/\s+/u);

const SECRET = "a secret plum";

/** A person of the gallery with a picture, a question and a report there; somebody who tries elsewhere. */
async function openServers() {
  const bot = await openBot();
  const { discord, storage } = bot;
  const { friend, manager, exhibition, gallery, you, moderator, pictures, studio } = discord.scene;
  const there = discord.as(friend, { channel: exhibition });
  await storage.serverRules.change(gallery.id, (rules) => ({ ...rules, log: exhibition.id }));
  const picture = await drawn(bot, there, { prompt: SECRET });
  const { id: jobId } = await bot.reaches("delivered");
  await storage.presets.save(friend.id, { name: "hidden", options: "--steps 9" });
  await discord.as(manager, { channel: exhibition }).contextMenu("Report this image", picture);
  const asked = await there.slash("imagine", { prompt: `{red, blue} ${SECRET}`, count: 1 });
  const question = await spokenAnswer(bot, there, asked);
  const panel = await spokenAnswer(bot, there, await there.slash("history"));
  await storage.moderation.note({
    guildId: gallery.id,
    userId: you.id,
    kind: "warn",
    by: manager.id,
    reason: SECRET,
  });
  return {
    bot,
    jobId,
    question,
    panel,
    /** Moderates the studio, and is nobody in the gallery. */
    stranger: discord.as(moderator, { channel: pictures }),
    manager: discord.as(moderator, { channel: pictures }),
    guilds: { gallery: gallery.id, studio: studio.id },
  };
}

function idsOf(message: WireMessage): readonly string[] {
  return [...JSON.stringify(message.components).matchAll(/"custom_id":"([^"]+)"/g)].map(
    ([, id]) => id ?? "",
  );
}

/** What somebody is told who presses what was made in another server. */
async function pressed(bot: TestBot, user: DiscordUser, customId: string): Promise<string> {
  const before = new Set(user.messages().map(({ id }) => id));
  const planted = plantButtons(bot.discord, [customId]);
  const outcome = await user.press(planted, customId);
  expect(outcome.kind, customId).not.toBe("modal");
  const answer = await bot.discord.events.waitUntil(() =>
    user
      .messages()
      .find((each) => !before.has(each.id) && each.id !== planted && wordsOf(each) !== ""),
  );
  return wordsOf(answer);
}

const NOT_FOUND = /I can't find that picture here|no longer|is over|gone/i;

describe("what belongs to one server", () => {
  it("is not found in another, whatever ids are tried there", async () => {
    const { bot, jobId, question, panel, stranger } = await openServers();
    const rows = async () => ({
      jobs: await bot.storage.jobs.ofUser(stranger.user.id, 10),
      questions: await bot.storage.questions.find(idsOf(question)[0]?.split(":")[2] ?? ""),
    });
    const was = await rows();
    const actions = ["vary", "upscale"].map((action) => `1:${action}:${jobId}:0`);
    const plain = PLAIN_ACTIONS.map((action) => `1:${action}:${jobId}:`);
    const others = [...idsOf(question), ...idsOf(panel).filter((id) => id.includes("-page"))];
    for (const id of [...actions, ...plain, ...others]) {
      const said = await pressed(bot, stranger, id);
      expect(said, id).toMatch(NOT_FOUND);
      expect(said, id).not.toContain(SECRET);
    }
    expect(await rows()).toEqual(was);
    expect((await bot.storage.jobs.find(jobId))?.pictures).toHaveLength(1);
  });

  it("is in no answer of another: /show, /history, /presets, /stats, /moderation, /settings", async () => {
    const { bot, jobId, stranger, guilds } = await openServers();
    await bot.storage.serverRules.change(guilds.gallery, (rules) => ({
      ...rules,
      words: { prompt: SECRET, negative: "" },
      moderation: { ...rules.moderation, blockedWords: [SECRET] },
    }));
    const answers: Record<string, Promise<Outcome>> = {
      show: stranger.slash("show", { id: jobId }),
      history: stranger.slash("history", { search: "plum" }),
      presets: stranger.slash("presets use", { name: "hidden", prompt: "a pear" }),
      moderation: stranger.slash("moderation list"),
      settings: stranger.slash("settings"),
      stats: stranger.slash("stats"),
    };
    for (const [name, outcome] of Object.entries(answers)) {
      const said = wordsOf(await spokenAnswer(bot, stranger, await outcome));
      expect(said, name).not.toContain(SECRET);
      expect(said, name).not.toContain(jobId);
    }
    const panel = await spokenAnswer(bot, stranger, await stranger.slash("settings"));
    for (const page of ["Words", "Moderation"]) {
      await stranger.press(panel, page);
      const now = stranger.messages().find(({ id }) => id === panel.id);
      expect(wordsOf(now), page).not.toContain(SECRET);
    }
    expect((await bot.storage.statistics.since(0, guilds.studio)).orders).toBe(0);
    expect((await bot.storage.statistics.since(0, guilds.gallery)).orders).toBe(1);
    const form = await stranger.press(panel, "Change");
    expect(JSON.stringify(form)).not.toContain(SECRET);
    expect(labelsOf(panel)).toContain("Words");
  });

  it("is changed by nobody who manages another one: the ids of roles and channels say nothing", async () => {
    const { bot, stranger, guilds } = await openServers();
    const { exhibition, artists } = bot.discord.scene;
    const ids = [
      `1:settings-role-forget:${artists.id}:`,
      `1:settings-tab:where:`,
      `1:settings-tab:${guilds.gallery}:`,
    ];
    const before = await bot.storage.serverRules.get(guilds.gallery);
    for (const id of ids) await stranger.press(plantButtons(bot.discord, [id]), id);
    const panel = await spokenAnswer(bot, stranger, await stranger.slash("settings"));
    await stranger.press(panel, "Showcase");
    const chosen = await stranger.select(panel, "Showcase channel", [exhibition.id]);
    expect(chosen.kind).toBe("refused");
    expect(await bot.storage.serverRules.get(guilds.gallery)).toEqual(before);
    const { rules } = await bot.storage.serverRules.get(guilds.studio);
    expect(rules.showcase).not.toBe(exhibition.id);
  });
});
