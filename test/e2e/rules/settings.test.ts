import { describe, expect, it } from "vitest";
import type {
  DiscordUser,
  OpenModal,
  Outcome,
  WireMessage,
} from "../../../src/playground/loopback/index.ts";
import { modalOf, spokenAnswer } from "../../support/discord/drawn.ts";
import { openBot, type TestBot } from "../../support/discord/open-bot.ts";
import { labelsOf, wordsOf } from "../../support/discord/reading.ts";

const EPHEMERAL = 1 << 6;

/** The panel in the hands of somebody who manages the server. */
async function openPanel(options: Parameters<typeof openBot>[0] = {}) {
  const bot = await openBot(options);
  const { discord } = bot;
  const { moderator, pictures, studio } = discord.scene;
  const manager = discord.as(moderator, { channel: pictures });
  const panel = await spokenAnswer(bot, manager, await manager.slash("settings"));
  return { bot, manager, panel, guildId: studio.id };
}

/** The panel as it is after something was done to it. */
function now(user: DiscordUser, { id }: WireMessage): WireMessage {
  const found = user.messages().find((message) => message.id === id);
  if (found === undefined) throw new Error("the panel is gone");
  return found;
}

async function rulesOf({ storage }: TestBot, guildId: string) {
  return (await storage.serverRules.get(guildId)).rules;
}

/** Fills a form in, and gives what the refusal says, if there is one. */
async function save(
  bot: TestBot,
  user: DiscordUser,
  modal: OpenModal,
  values: Record<string, string>,
) {
  const outcome = await user.submitModal(modal, values);
  return outcome.kind === "message" || outcome.kind === "thinking"
    ? wordsOf(await spokenAnswer(bot, user, outcome))
    : "";
}

const TABS = [
  "Where",
  "Who",
  "How much",
  "Defaults",
  "Words",
  "Moderation",
  "Budget",
  "Showcase",
  "Audit",
  "Language",
];

describe("/settings", () => {
  it("walks through its pages, and what is set there is kept at once", async () => {
    const { bot, manager, panel, guildId } = await openPanel();
    const { scene, world } = bot.discord;
    expect(panel.flags & EPHEMERAL).not.toBe(0);
    expect(labelsOf(panel)).toEqual(expect.arrayContaining(TABS));
    const patrons = world.guilds.addRole(scene.studio, "Patrons");

    await manager.select(panel, "Channels (none: everywhere)", [scene.pictures.id]);
    expect((await rulesOf(bot, guildId)).where).toMatchObject({
      mode: "only",
      channels: [scene.pictures.id],
    });
    await manager.select(panel, "In the other channels", ["private"]);
    await manager.select(panel, "Which channels", ["not"]);
    expect((await rulesOf(bot, guildId)).where).toMatchObject({
      mode: "not",
      elsewhere: "private",
    });
    expect(wordsOf(now(manager, panel))).toContain("Everywhere except in these channels");
    await manager.select(panel, "Channels (none: everywhere)", []);
    expect((await rulesOf(bot, guildId)).where.mode).toBe("all");

    await manager.press(panel, "Who");
    await manager.select(panel, "Roles (none: everybody)", [patrons.id]);
    await manager.select(panel, "Who may vary other people's pictures", ["roles"]);
    await manager.select(panel, "Roles that may vary other people's pictures", [patrons.id]);
    await save(bot, manager, modalOf(await manager.press(panel, "Minimum membership")), {
      "Days of membership": "7",
    });
    expect((await rulesOf(bot, guildId)).who).toEqual({
      roles: [patrons.id],
      memberDays: 7,
      vary: "roles",
      varyRoles: [patrons.id],
    });

    await manager.press(panel, "How much");
    const limits = modalOf(await manager.select(panel, "Choose a role", [patrons.id]));
    await save(bot, manager, limits, {
      "Pictures a day": "20",
      "Waiting jobs": "3",
      Priority: "5",
      "Largest size": "768x512",
      Models: "local/scripted",
    });
    await manager.select(panel, "Most pictures an order for this role", ["2"]);
    expect((await rulesOf(bot, guildId)).roles[patrons.id]).toEqual({
      picturesPerDay: 20,
      waitingJobs: 3,
      priority: 5,
      largestSize: { width: 768, height: 512 },
      models: ["local/scripted"],
      mostPictures: 2,
    });
    expect(wordsOf(now(manager, panel))).toContain(
      "20 pictures a day, 3 waiting jobs, 2 pictures an order",
    );
    await manager.press(panel, "Remove this role's limits");
    expect((await rulesOf(bot, guildId)).roles).toEqual({});

    await manager.press(panel, "Defaults");
    await save(bot, manager, modalOf(await manager.press(panel, "Change")), {
      Model: "local/scripted",
      Steps: "9",
    });
    await manager.select(panel, "One channel (none: the whole server)", [scene.general.id]);
    await save(bot, manager, modalOf(await manager.press(panel, "Change")), {
      Size: "512x768",
      Style: "photo",
    });
    expect(await rulesOf(bot, guildId)).toMatchObject({
      defaults: { model: "local/scripted", steps: 9 },
      channelDefaults: {
        [scene.general.id]: { size: { width: 512, height: 768 }, style: "photo" },
      },
    });

    await manager.press(panel, "Words");
    await save(bot, manager, modalOf(await manager.press(panel, "Change")), {
      "Always added to the prompt": "soft light",
      "Always added to the negative prompt": "text",
    });
    expect((await rulesOf(bot, guildId)).words).toEqual({ prompt: "soft light", negative: "text" });

    await manager.press(panel, "Moderation");
    await save(bot, manager, modalOf(await manager.press(panel, "Change")), {
      "Blocked words": "gore\nblood bath",
      "Blocked patterns": "mur+der",
    });
    await manager.select(panel, "Picture check", ["spoiler"]);
    await manager.select(panel, "Also in age-restricted channels: yes", ["no"]);
    expect((await rulesOf(bot, guildId)).moderation).toEqual({
      blockedWords: ["gore", "blood bath"],
      blockedPatterns: ["mur+der"],
      pictureCheck: "spoiler",
      alsoInAgeRestricted: false,
    });
    const tried = modalOf(await manager.press(panel, "Try a text"));
    expect(await save(bot, manager, tried, { Text: "so much g0re" })).toContain(
      "it meets the blocked word `gore`",
    );

    await manager.press(panel, "Budget");
    await save(bot, manager, modalOf(await manager.press(panel, "Change")), {
      "Budget a day": "2.5",
      "Budget a month": "20",
      "Budget a day for each person": "0,5",
      "Confirm above": "0.1",
    });
    expect((await rulesOf(bot, guildId)).budget).toEqual({
      day: 2.5,
      month: 20,
      personDay: 0.5,
      confirmAbove: 0.1,
    });

    await manager.press(panel, "Showcase");
    await manager.select(panel, "Showcase channel", [scene.general.id]);
    await manager.press(panel, "Language");
    await manager.select(panel, "Language", ["de"]);
    expect(await rulesOf(bot, guildId)).toMatchObject({
      showcase: scene.general.id,
      language: "de",
    });
  });

  it("writes each change to the audit channel, in the server's language, and nowhere else", async () => {
    const { bot, manager, panel } = await openPanel();
    const { scene } = bot.discord;
    await manager.press(panel, "Audit");
    await manager.select(panel, "Audit channel", [scene.general.id]);
    await manager.press(panel, "Language");
    await manager.select(panel, "Language", ["de"]);
    await manager.press(panel, "Words");
    await save(bot, manager, modalOf(await manager.press(panel, "Change")), {
      "Always added to the prompt": "mist",
    });
    const written = () => bot.discord.messages(scene.general, scene.you).map(wordsOf).join("\n");
    await expect.poll(written).toContain("Zum Prompt: mist");
    expect(written()).toContain(`<@${scene.moderator.id}>`);
    // The same again changes nothing, and nothing is written.
    const lines = written().split("\n").length;
    await save(bot, manager, modalOf(await manager.press(panel, "Change")), {});
    expect(written().split("\n")).toHaveLength(lines);
    expect(await bot.storage.outbox.count()).toBe(0);
    expect(bot.discord.messages(scene.lounge, scene.you)).toEqual([]);
  });

  it("is for those who have Manage Server now, at each press", async () => {
    const { bot, panel, guildId } = await openPanel();
    const { discord } = bot;
    const { scene, world } = discord;
    const member = discord.as(scene.you, { channel: scene.pictures });
    const refusal = await spokenAnswer(bot, member, await member.slash("settings"));
    expect(wordsOf(refusal)).toContain("the permission Manage Server");
    const helpers = world.guilds.addRole(scene.studio, "Helpers", ["manageServer"]);
    helpers.memberIds.add(scene.you.id);
    const own = await spokenAnswer(bot, member, await member.slash("settings"));
    await member.select(own, "Which channels", ["only"]);
    expect((await rulesOf(bot, guildId)).where.mode).toBe("only");
    await member.press(own, "Budget");
    const form = modalOf(await member.press(own, "Change"));
    helpers.memberIds.delete(scene.you.id);
    const presses: (() => Promise<Outcome>)[] = [
      () => member.press(own, "Who"),
      () => member.press(own, "Change"),
      () => member.submitModal(form, { "Budget a day": "1" }),
    ];
    for (const press of presses)
      expect(wordsOf(await spokenAnswer(bot, member, await press()))).toContain("Manage Server");
    expect((await rulesOf(bot, guildId)).budget).toEqual({});
    expect(panel.id).not.toBe(own.id);
    const direct = discord.as(scene.you, { channel: scene.directMessage });
    expect((await direct.slash("settings")).kind).toBe("refused");
  });

  it("says what is wrong, and changes nothing", async () => {
    const { bot, manager, panel, guildId } = await openPanel();
    await manager.press(panel, "Moderation");
    const blocked = modalOf(await manager.press(panel, "Change"));
    expect(await save(bot, manager, blocked, { "Blocked patterns": "fine\n(unclosed" })).toContain(
      "line 2",
    );
    await manager.press(panel, "How much");
    const limits = modalOf(await manager.select(panel, "Choose a role", [guildId]));
    expect(await save(bot, manager, limits, { Models: "local/none" })).toContain(
      "There are no such models here: `local/none`",
    );
    expect(await save(bot, manager, limits, { "Pictures a day": "many" })).toContain(
      "Pictures a day must be a number",
    );
    expect(await save(bot, manager, limits, { "Largest size": "16:9" })).toContain(
      "size in pixels",
    );
    expect(await save(bot, manager, limits, { "Pictures a day": "99999" })).toContain(
      "at most 10000 here",
    );
    expect((await bot.storage.serverRules.get(guildId)).version).toBe(0);
  });
});
