import { describe, expect, it } from "vitest";
import type { DiscordUser, WireMessage } from "../../../src/playground/loopback/index.ts";
import { makeDetails } from "../../../src/images/metadata/make-details.ts";
import { drawn, finishedAnswer, modalOf, spokenAnswer } from "../../support/discord/drawn.ts";
import { heldModel } from "../../support/discord/held-model.ts";
import { openBot, type TestBotOptions } from "../../support/discord/open-bot.ts";
import { labelsOf, shown, wordsOf } from "../../support/discord/reading.ts";
import {
  textsIn,
  textsOfModal,
  textsOfOutcome,
  untranslated,
} from "../../support/discord/spoken-by-bot.ts";
import { eventually } from "../../support/pipeline/simulated-clock.ts";
import { scriptedModel } from "../../support/pipeline/scripted-model.ts";
import { bytesOf, sentFile } from "../../support/discord/sent-files.ts";

const upload = { name: "cat.png", bytes: new Uint8Array([1, 2, 3]) };

/** A bot in a world where everybody, and the server, speak a language. */
async function inLanguage(locale: string, options: TestBotOptions = {}) {
  const bot = await openBot(options);
  const { discord } = bot;
  const { you, friend, moderator, studio, pictures, directMessage } = discord.scene;
  for (const { id } of [you, friend, moderator]) discord.world.users.speak(id, locale);
  discord.world.guilds.speak(studio, locale);
  await expect.poll(() => discord.gateway.connected).toBe(true);
  return {
    bot,
    owner: discord.as(you, { channel: pictures }),
    friend: discord.as(friend, { channel: pictures }),
    direct: discord.as(you, { channel: directMessage }),
  };
}

type World = Awaited<ReturnType<typeof inLanguage>>;

const answerTo = ({ bot }: World, { id, channel_id: channelId }: WireMessage) =>
  shown(
    bot.discord,
    { id: channelId },
    ({ message_reference: to, components }) => to?.message_id === id && components.length > 0,
  );

/** What people see in each situation, as the texts of it. */
const situations: Readonly<Record<string, (world: World) => Promise<readonly string[]>>> = {
  "a picture, its buttons and its select": async ({ bot, owner }) =>
    textsIn(await drawn(bot, owner, { count: 2, seed: 5 })),

  "variations, an upscale, a reroll": async ({ bot, owner }) => {
    const message = await drawn(bot, owner, { count: 1, seed: 5, variation_seed: 3 });
    const texts: string[] = [];
    for (const face of ["V1", "U1"])
      texts.push(...textsIn(await finishedAnswer(bot, owner, await owner.press(message, face))));
    return texts;
  },

  "the modals of Edit and of the menu": async ({ bot, owner, friend }) => {
    const message = await drawn(bot, owner, { count: 2 });
    const [, edit = ""] = facesOf(message);
    const theirs = friend.send("look", { attachments: [upload, { ...upload, name: "b.png" }] });
    return [
      ...textsOfModal(modalOf(await owner.press(message, edit))),
      ...textsOfModal(modalOf(await owner.contextMenu("Vary this image", message))),
      ...textsOfModal(modalOf(await owner.contextMenu("Vary this image", theirs))),
    ];
  },

  "details, of a picture of the bot and of others": async (world) => {
    const { bot, owner, friend } = world;
    const varied = { count: 2, seed: 5, variation_seed: 3, hires: 2, negative_prompt: "a pear" };
    const message = await drawn(bot, owner, varied);
    const theirs = friend.send("look", { attachments: [upload] });
    const details = await Promise.all(
      [message, theirs].map(async (each) =>
        spokenAnswer(bot, owner, await owner.contextMenu("Image details", each)),
      ),
    );
    const child = await finishedAnswer(bot, owner, await owner.press(message, "V1"));
    const more = await spokenAnswer(bot, owner, await owner.contextMenu("Image details", child));
    return [...details, more].flatMap(textsIn);
  },

  "what another program wrote into a picture": async ({ bot, owner, friend }) => {
    const theirs = friend.send("look", { attachments: [{ ...upload, name: "told.png" }] });
    const details = await owner.contextMenu("Image details", theirs);
    return textsIn(await spokenAnswer(bot, owner, details));
  },

  "errors: wrong options, unknown pictures, no picture": async (world) => {
    const { bot, owner, friend } = world;
    const outcomes = [
      await owner.slash("imagine", { prompt: "a pear", size: "big" }),
      await owner.slash("imagine", { prompt: "a pear", model: "local/nowhere" }),
      await owner.slash("imagine", { prompt: "a pear", extend: "left" }),
      await owner.slash("imagine", { prompt: "a pear --nonsense 3" }),
      await owner.slash("show", { id: "nothere" }),
      await owner.slash("status"),
      await owner.contextMenu("Vary this image", friend.send("only words")),
    ];
    const answers = await Promise.all(outcomes.map((each) => spokenAnswer(bot, owner, each)));
    return answers.flatMap(textsIn);
  },

  "a form that was filled in wrongly": async ({ bot, owner }) => {
    const message = await drawn(bot, owner, { count: 1 });
    const [, edit = ""] = facesOf(message);
    const modal = modalOf(await owner.press(message, edit));
    const outcome = await owner.submitModal(modal, { seed: "many" });
    return textsIn(await spokenAnswer(bot, owner, outcome));
  },

  "/help and /queue": async ({ bot, owner }) => {
    const outcomes = [await owner.slash("help"), await owner.slash("queue")];
    const answers = await Promise.all(outcomes.map((each) => spokenAnswer(bot, owner, each)));
    return answers.flatMap(textsIn);
  },

  "notices: a chosen strength, a deletion": async ({ bot, owner }) => {
    const message = await drawn(bot, owner, { count: 1 });
    const select = textsIn(message).find((text) => text.includes("V-") || text.includes("V b"));
    const chosen = await owner.select(message, select ?? "", ["strong"]);
    const faces = facesOf(message);
    await owner.press(message, faces[3] ?? "");
    const deleted = await bot.discord.events.waitUntil(() =>
      owner.messages().find((each) => wordsOf(each).includes("/show id:")),
    );
    return [...textsOfOutcome(chosen), ...textsIn(deleted)];
  },

  "answers to plain messages": async (world) => {
    const { bot, owner, friend } = world;
    const self = bot.discord.scene.bot.id;
    const message = await drawn(bot, owner, { count: 1 });
    const theirs = friend.send("look", { attachments: [upload] });
    const answers = [
      await answerTo(world, owner.send(`<@${self}>`)),
      await answerTo(world, owner.send(`<@${self}> a pear`, { replyTo: theirs })),
      await answerTo(world, owner.send("#7", { replyTo: message })),
    ];
    return answers.flatMap(textsIn);
  },

  "a picture dropped into a direct message": async (world) => {
    const { direct } = world;
    // A plain message does not tell its author's language: it is the one that was heard last.
    await direct.slash("help");
    const dropped = direct.send("", { attachments: [{ ...upload, name: "told.png" }] });
    return textsIn(await answerTo(world, dropped));
  },
};

const facesOf = (message: WireMessage): string[] => {
  const labels = labelsOf(message);
  // Those of the row below V and U: Reroll, Edit, Details, Delete.
  return labels.filter((label) => !/^[VU]\d$/.test(label));
};

/** A bot whose pictures tell how they were made by their name. */
const options: TestBotOptions = {
  download: async (url) => sentFile(new TextEncoder().encode(url)),
  readParameters: async (file) =>
    new TextDecoder().decode(await bytesOf(file)).includes("told")
      ? {
          ...makeDetails("a1111", "a pear\nSteps: 12", { prompt: "a pear" }),
          steps: 12,
          seed: "-1",
        }
      : undefined,
};

/** Texts of pictures that wait and are drawn, and that are cancelled then. */
async function whileItLasts(locale: string): Promise<readonly string[]> {
  const { model } = heldModel();
  const world = await inLanguage(locale, { ...options, models: [model] });
  const { bot, owner } = world;
  await owner.slash("imagine", { prompt: "a red apple", count: 2 });
  const running = await bot.discord.events.waitUntil(() =>
    owner.messages().find((each) => /[▰▱]/u.test(wordsOf(each))),
  );
  await owner.slash("imagine", { prompt: "a pear", count: 1 });
  await bot.discord.events.waitUntil(() =>
    owner.messages().find((each) => wordsOf(each).includes("⏳")),
  );
  const waiting = owner.messages().filter((each) => wordsOf(each).includes("⏳"));
  const queue = await spokenAnswer(bot, owner, await owner.slash("queue"));
  const texts = [running, ...waiting, queue].flatMap(textsIn);
  const [cancel = ""] = labelsOf(running);
  for (const each of [...waiting, running]) await owner.press(each, cancel);
  const ended = ["✋", "⚠️"].map((mark) =>
    bot.discord.events.waitUntil(() =>
      owner.messages().find((each) => wordsOf(each).includes(mark)),
    ),
  );
  return [...texts, ...(await Promise.all(ended)).flatMap(textsIn)];
}

/** Texts of a picture that fails. */
async function whenItFails(locale: string): Promise<readonly string[]> {
  const model = scriptedModel({
    // oxlint-disable-next-line require-yield -- it breaks before the first event
    async *script() {
      throw new Error("the pen is broken");
    },
  });
  const { bot, owner } = await inLanguage(locale, { ...options, models: [model] });
  await owner.slash("imagine", { prompt: "a red apple", count: 1 });
  const failed = await bot.discord.events.waitUntil(() =>
    owner.messages().find((each) => wordsOf(each).includes("❌")),
  );
  return textsIn(failed);
}

describe("in German", () => {
  it.each(Object.entries(situations))("no English is left: %s", async (_, look) => {
    const english = await look(await inLanguage("en-US", options));
    const german = await look(await inLanguage("de", options));
    expect(german.length).toBe(english.length);
    expect(untranslated(english, german)).toEqual([]);
  });

  it("no English is left while a picture waits and is drawn, and when it is cancelled", async () => {
    expect(untranslated(await whileItLasts("en-US"), await whileItLasts("de"))).toEqual([]);
  });

  it("no English is left when a picture fails", async () => {
    expect(untranslated(await whenItFails("en-US"), await whenItFails("de"))).toEqual([]);
  });

  it("every command, option and menu entry has its description", async () => {
    const { bot } = await inLanguage("de", options);
    const declared = bot.discord.commands(bot.discord.scene.pictures, "de");
    expect(declared.map(({ name }) => name)).toContain("Vary this image");
    const all = declared.flatMap((command) => [command, ...(command.options ?? [])]);
    for (const { name, description, description_localizations: german } of all)
      if (description !== "") {
        expect([name, german?.["de"] ?? ""]).not.toEqual([name, ""]);
        expect(german?.["de"]).not.toBe(description);
        expect(german?.["de"]?.length).toBeLessThanOrEqual(100);
      }
    expect(declared.filter(({ type }) => type === 3)).toMatchObject([
      { name: "Image details", name_localized: "Bilddetails" },
      { name: "Report this image", name_localized: "Dieses Bild melden" },
      { name: "Vary this image", name_localized: "Dieses Bild variieren" },
    ]);
  });
});

/** A German server, an English owner and a French friend. */
async function mixed(): Promise<World> {
  const world = await inLanguage("en-US", options);
  const { discord } = world.bot;
  discord.world.guilds.speak(discord.scene.studio, "de");
  discord.world.users.speak(discord.scene.friend.id, "fr");
  return world;
}

const speaks = (message: WireMessage): string =>
  /Löschen|Warteschlange|Bild/.test(textsIn(message).join(" ")) ? "de" : "en";

describe("whose language is spoken", () => {
  it("the server's in public, the person's in private", async () => {
    const world = await mixed();
    const { bot, owner } = world;
    const message = await drawn(bot, owner, { count: 1 });
    expect(speaks(message)).toBe("de");
    const own = await spokenAnswer(bot, owner, await owner.slash("queue"));
    expect(speaks(own)).toBe("en");
    const { you } = bot.discord.scene;
    bot.discord.world.users.speak(you.id, "de");
    expect(speaks(await spokenAnswer(bot, owner, await owner.slash("help")))).toBe("de");
    const outcome = await owner.press(message, "V1");
    expect(speaks(await finishedAnswer(bot, owner, outcome))).toBe("de");
  });

  it("the server's in answers to replies", async () => {
    const world = await mixed();
    const { bot, owner } = world;
    const message = await drawn(bot, owner, { count: 1 });
    await expect.poll(() => bot.discord.world.guilds.localeOf(bot.discord.scene.studio)).toBe("de");
    expect(speaks(await answerTo(world, owner.send("#9", { replyTo: message })))).toBe("de");
  });

  it("the person's in direct messages, also for plain messages and after a restart", async () => {
    const world = await inLanguage("de", options);
    const { bot, direct } = world;
    await drawn(bot, direct, { count: 1 });
    expect(speaks(await answerTo(world, direct.send("hello")))).toBe("de");
    await bot.kill();
    const again = await openBot({ ...options, discord: bot.discord, storage: bot.storage });
    const { you, directMessage } = again.discord.scene;
    const user: DiscordUser = again.discord.as(you, { channel: directMessage });
    expect(speaks(await answerTo({ ...world, bot: again }, user.send("hello again")))).toBe("de");
  });

  it("the person's where the pictures come by direct message after all", async () => {
    const { model, release } = heldModel();
    const world = await inLanguage("en-US", { ...options, models: [model] });
    const { bot, owner } = world;
    const { discord } = bot;
    discord.world.users.speak(owner.user.id, "de");
    await owner.slash("imagine", { prompt: "a red apple", count: 1 });
    const progress = await shown(discord, owner.channel, (each) => /[▰▱]/u.test(wordsOf(each)));
    expect(speaks(progress)).toBe("en");
    discord.interactions.expireTokens();
    discord.world.channels.get(owner.channel.id).botMaySend = false;
    release();
    await eventually(() => world.direct.messages().length > 0);
    expect(speaks(world.direct.messages()[0] as WireMessage)).toBe("de");
  });

  it("English where there is no catalogue", async () => {
    const { bot, friend } = await mixed();
    expect(speaks(await spokenAnswer(bot, friend, await friend.slash("help")))).toBe("en");
  });
});
