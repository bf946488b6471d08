import { describe, expect, it } from "vitest";
import { noRules, type ServerRules } from "../../../src/domain/rules/server-rules.ts";
import type { DiscordUser, Outcome, WireMessage } from "../../../src/playground/loopback/index.ts";
import { drawn, finishedAnswer, modalOf, spokenAnswer } from "../../support/discord/drawn.ts";
import { openBot, type TestBot } from "../../support/discord/open-bot.ts";
import { plantButtons } from "../../support/discord/planted-buttons.ts";
import { wordsOf } from "../../support/discord/reading.ts";

type Way = (world: World) => Promise<Outcome | WireMessage>;

interface World {
  readonly bot: TestBot;
  /** Somebody who did not order the picture. */
  readonly member: DiscordUser;
  /** A finished picture of somebody else, in the channel of the server. */
  readonly picture: WireMessage;
  readonly jobId: string;
}

/** Every way to something that is drawn or shown. */
const ways: Readonly<Record<string, Way>> = {
  "/imagine": ({ member }) => member.slash("imagine", { prompt: "a pear", count: 1 }),
  "/imagine with a picture": ({ member }) =>
    member.slash("imagine", { prompt: "a pear", image_url: "https://pictures.example/a.png" }),
  "/show": ({ member, jobId }) => member.slash("show", { id: jobId }),
  V1: ({ member, picture }) => member.press(picture, "V1"),
  U1: ({ member, picture }) => member.press(picture, "U1"),
  Reroll: ({ member, picture }) => member.press(picture, "🎲 Reroll"),
  More: ({ member, picture }) => member.press(picture, "➕ More"),
  "Zoom out": ({ bot, member, jobId }) => pressed(bot, member, `1:zoom-far:${jobId}:0`),
  "Redraw a region": ({ bot, member, jobId }) => pressed(bot, member, `1:redraw:${jobId}:0`),
  "Edit by instruction": ({ bot, member, jobId }) => pressed(bot, member, `1:instruct:${jobId}:0`),
  Hires: ({ bot, member, jobId }) => pressed(bot, member, `1:second-pass:${jobId}:0`),
  Animate: ({ bot, member, jobId }) => pressed(bot, member, `1:animate:${jobId}:0`),
  Edit: ({ member, picture }) => member.press(picture, "✏️ Edit"),
  Details: ({ member, picture }) => member.press(picture, "ℹ️ Details"),
  "the strength of V": ({ member, picture }) =>
    member.select(picture, strengthOf(picture), ["subtle"]),
  "Vary this image": ({ member, picture }) => member.contextMenu("Vary this image", picture),
  "Image details": ({ member, picture }) => member.contextMenu("Image details", picture),
  "a reply": async ({ bot, member, picture }) => {
    const asked = member.send("in winter", { replyTo: picture });
    return await answerTo(bot, member, asked);
  },
};

/** The ways that make something new of somebody else's picture. */
const variations = [
  "V1",
  "U1",
  "Reroll",
  "Edit",
  "Vary this image",
  "a reply",
  "More",
  "Zoom out",
  "Redraw a region",
  "Edit by instruction",
  "Hires",
  "Animate",
];

/** Presses a control that stands on a message of its own. */
function pressed(bot: TestBot, member: DiscordUser, customId: string): Promise<Outcome> {
  return member.press(plantButtons(bot.discord, [customId]), "Press me");
}

function strengthOf(picture: WireMessage): string {
  const text = JSON.stringify(picture.components);
  return /"custom_id":"(1:strength:[^"]+)"/.exec(text)?.[1] ?? "";
}

async function answerTo(bot: TestBot, user: DiscordUser, asked: WireMessage): Promise<WireMessage> {
  return await bot.discord.events.waitUntil(() =>
    user
      .messages()
      .find(
        (message) => message.message_reference?.message_id === asked.id && wordsOf(message) !== "",
      ),
  );
}

/** A bot with a finished picture; what is refused leaves nothing behind, so one does for many cells. */
async function openWorld(): Promise<World> {
  const bot = await openBot();
  const { you, friend, pictures } = bot.discord.scene;
  const picture = await drawn(bot, bot.discord.as(you, { channel: pictures }), { count: 2 });
  const { id: jobId } = await bot.reaches("delivered");
  return { bot, member: bot.discord.as(friend, { channel: pictures }), picture, jobId };
}

async function setRules(
  { bot }: World,
  change: Partial<ServerRules>,
  guildId = bot.discord.scene.studio.id,
): Promise<void> {
  await bot.storage.serverRules.change(guildId, () => ({ ...noRules, ...change }));
}

/** What somebody is told who is refused, once it is known that nothing else happened. */
async function refusal(world: World, way: string): Promise<string> {
  const { bot, member } = world;
  const outcome = await ways[way]?.(world);
  if (outcome === undefined) throw new Error(`there is no way ${way}`);
  const said =
    "kind" in outcome
      ? outcome.kind === "modal"
        ? "a form was opened"
        : wordsOf(await spokenAnswer(bot, member, outcome))
      : wordsOf(outcome);
  expect(await bot.storage.jobs.ofUser(member.user.id, 10)).toEqual([]);
  expect(bot.log.lines.filter(({ level }) => level === "error")).toEqual([]);
  return said;
}

describe("a rule of the server", () => {
  it("stands against every way in: where, who, for how long a member", async () => {
    const world = await openWorld();
    const { pictures, general } = world.bot.discord.scene;
    const rules: readonly (readonly [Partial<ServerRules>, RegExp])[] = [
      [
        { where: { ...noRules.where, mode: "only", channels: [general.id] } },
        /only in <#\d+>\. That is set by whoever manages this server/,
      ],
      [
        { where: { ...noRules.where, mode: "not", channels: [pictures.id] } },
        /do not allow pictures in this channel/,
      ],
      [{ who: { ...noRules.who, roles: ["1234"] } }, /with the role <@&1234>.*manages this server/],
      [{ who: { ...noRules.who, memberDays: 3650 } }, /members for 3650 days/],
    ];
    for (const [change, words] of rules) {
      await setRules(world, change);
      for (const way of Object.keys(ways)) expect(await refusal(world, way), way).toMatch(words);
      const { member } = world;
      const offered = await member.autocomplete("imagine", "model", { prompt: "a", model: "" });
      expect(offered).toMatchObject({ kind: "choices", choices: [] });
    }
  });

  it("keeps other people's pictures theirs, on every way that makes something of them", async () => {
    const world = await openWorld();
    await setRules(world, { who: { ...noRules.who, vary: "nobody" } });
    for (const way of variations)
      expect(await refusal(world, way), way).toMatch(/your own pictures only/);
    const { bot, picture } = world;
    const { you, pictures } = bot.discord.scene;
    const owner = bot.discord.as(you, { channel: pictures });
    await finishedAnswer(bot, owner, await owner.press(picture, "V1"));
  });

  it("counts anew at each press: a role that is given, and taken away", async () => {
    const world = await openWorld();
    const { bot, member } = world;
    const { scene, world: discord } = bot.discord;
    const artists = discord.guilds.addRole(scene.studio, "Artists");
    await setRules(world, { who: { ...noRules.who, roles: [artists.id] } });
    expect(await refusal(world, "V1")).toContain(artists.id);
    artists.memberIds.add(member.user.id);
    const form = modalOf(await member.press(world.picture, "✏️ Edit"));
    artists.memberIds.delete(member.user.id);
    const late = await spokenAnswer(bot, member, await member.submitModal(form, {}));
    expect(wordsOf(late)).toContain("only to members with the role");
    expect(await bot.storage.jobs.ofUser(member.user.id, 10)).toEqual([]);
  });

  it("holds in threads of the channel and for a person's own app, and nowhere else", async () => {
    const world = await openWorld();
    const { bot } = world;
    const { scene, world: discord } = bot.discord;
    const { you, pictures, general, directMessage, elsewhere, lounge } = scene;
    const only = { where: { ...noRules.where, mode: "only" as const, channels: [pictures.id] } };
    const thread = discord.channels.addThread(pictures, "in it");
    const other = discord.channels.addThread(general, "beside it");
    await setRules(world, only);
    const answerIn = async (channel: typeof general) => {
      const user = bot.discord.as(you, { channel });
      const outcome = await user.slash("imagine", { prompt: "a pear", count: 1 });
      return wordsOf(await spokenAnswer(bot, user, outcome));
    };
    expect(await answerIn(thread)).not.toContain("allow pictures only in");
    expect(await answerIn(other)).toContain("allow pictures only in");
    expect(await answerIn(directMessage)).not.toContain("allow pictures only in");
    expect(await answerIn(lounge)).not.toContain("allow pictures only in");
    await setRules(world, { where: { ...noRules.where, mode: "only" } }, elsewhere.id);
    expect(await answerIn(lounge)).toContain("do not allow pictures in this channel");
    // The rules of one server say nothing of another.
    expect(await answerIn(pictures)).not.toContain("do not allow");
  });

  it("adds words, limits sizes and counts, and shows nothing of it in another server", async () => {
    const world = await openWorld();
    const { bot, member } = world;
    const { studio, you, directMessage } = bot.discord.scene;
    const secret = "secretly blue";
    await setRules(world, {
      words: { prompt: secret, negative: "" },
      language: "de",
      roles: { [studio.id]: { mostPictures: 1, picturesPerDay: 3 } },
    });
    const owner = bot.discord.as(you, { channel: world.bot.discord.scene.pictures });
    await finishedAnswer(bot, owner, await owner.slash("imagine", { prompt: "a pear", count: 4 }));
    const [job] = await bot.storage.jobs.ofUser(you.id, 1);
    expect(job?.request).toMatchObject({ prompt: "a pear", count: 1, added: { prompt: secret } });
    expect(JSON.stringify(job?.plan)).not.toContain(secret);
    const direct = bot.discord.as(you, { channel: directMessage });
    const again = await finishedAnswer(
      bot,
      direct,
      await direct.slash("show", { id: job?.id ?? "" }),
    );
    const details = await spokenAnswer(bot, direct, await direct.press(again, "ℹ️ Details"));
    const edit = modalOf(await direct.press(again, "✏️ Edit"));
    for (const shown of [again, details, edit]) expect(JSON.stringify(shown)).not.toContain(secret);
    await finishedAnswer(bot, direct, await direct.press(again, "🎲 Reroll"));
    const [rerolled] = await bot.storage.jobs.ofUser(you.id, 1);
    expect(rerolled?.request.added).toBeUndefined();
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, () => member.slash("imagine", { prompt: "a plum", count: 1 })),
    );
    expect(outcomes).toHaveLength(60);
    await expect
      .poll(async () => (await bot.storage.jobs.ofUser(member.user.id, 100)).length)
      .toBe(3);
  });

  it("makes answers private elsewhere, /show and replies among them", async () => {
    const world = await openWorld();
    const { bot, member, jobId, picture } = world;
    const { general, friend } = bot.discord.scene;
    await setRules(world, {
      where: { mode: "only", channels: [general.id], elsewhere: "private" },
    });
    const shown = await finishedAnswer(bot, member, await member.slash("show", { id: jobId }));
    const varied = await finishedAnswer(bot, member, await member.press(picture, "V1"));
    for (const { flags } of [shown, varied]) expect(flags & (1 << 6)).not.toBe(0);
    member.send("in winter", { replyTo: picture });
    const direct = bot.discord.world.channels.direct(friend);
    await expect
      .poll(() => bot.discord.messages(direct, friend).map(wordsOf).join(" "))
      .toContain("**in winter**");
  });
});
