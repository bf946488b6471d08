import type { Job } from "../../../src/domain/job.ts";
import type { ModerationRules } from "../../../src/domain/moderation.ts";
import { makeDetails } from "../../../src/images/metadata/make-details.ts";
import type { Rules } from "../../../src/pipeline/policy/rules.ts";
import type {
  ChannelRecord,
  DiscordUser,
  GuildRecord,
  WireMessage,
} from "../../../src/playground/loopback/index.ts";
import { openStorage } from "../../../src/storage/open-storage.ts";
import { onTestFinished } from "vitest";
import { drawn, finishedAnswer, spokenAnswer } from "../discord/drawn.ts";
import { openBot, type TestBot } from "../discord/open-bot.ts";
import { labelsOf } from "../discord/reading.ts";
import { bytesOf, sentFile } from "../discord/sent-files.ts";
import { drawEverything, type ScriptedModel, scriptedModel } from "../pipeline/scripted-model.ts";
import { eventually } from "../pipeline/simulated-clock.ts";
import { startDiscord } from "../loopback/start-discord.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** The kinds of places in which somebody can ask. */
export const placeNames = ["server", "thread", "direct messages", "own app"] as const;
export type PlaceName = (typeof placeNames)[number];

/** One bot in which all cells of the table are tried. */
export interface TableWorld {
  readonly bot: TestBot;
  readonly folder: string;
  readonly model: ScriptedModel;
  /** Addresses that were fetched. */
  readonly downloads: string[];
  /** What whoever runs the bot has settled; cells change it. */
  readonly operator: { rules: Partial<Rules>; readonly blocked: Partial<ModerationRules> };
  readonly place: Place;
}

/** A place, with what lies ready there. "You" ask; "theirs" is of somebody else. */
export interface Place {
  readonly name: PlaceName;
  readonly channel: ChannelRecord;
  /** Where server rules of the place are kept; undefined in direct messages. */
  readonly guild: GuildRecord | undefined;
  readonly you: DiscordUser;
  readonly mine: Shown;
  /** Undefined in direct messages, where nobody else is. */
  readonly theirs: Shown | undefined;
  /** A message of somebody else (yourself in direct messages) with a picture, and not the bot's. */
  /** What is behind ➕ More of them. */
  readonly more: WireMessage;
  readonly moreTheirs: WireMessage | undefined;
  readonly photo: WireMessage;
  readonly failed: WireMessage;
  readonly failedTheirs: WireMessage | undefined;
  readonly question: WireMessage;
  /** A question about a variation of their picture. */
  readonly variation: WireMessage | undefined;
  /** A panel of /history with a child of one's own picture. */
  readonly panel: WireMessage;
  /** A list of /history with one's own pictures. */
  readonly list: WireMessage;
  /** The choice that follows a picture dropped without a word; direct messages only. */
  readonly dropped: WireMessage | undefined;
}

export interface Shown {
  readonly message: WireMessage;
  readonly job: Job;
}

/** Everybody draws this; a rule of words blocks it. */
const PROMPT = "a red apple";

/** Everybody's largest and smallest picture is this wide and high: nothing can make it smaller. */
const SIDE = 512;

const MESSAGE_CONTENT = 1 << 15;

/** Opens the world of one place: everything that the ways need is made before any rule stands. */
export async function openTableWorld(name: PlaceName): Promise<TableWorld> {
  const folder = await temporaryFolder();
  const storage = await openStorage(folder);
  onTestFinished(() => storage.close());
  const downloads: string[] = [];
  const operator = { rules: {}, blocked: {} } as TableWorld["operator"];
  const model = scriptedModel({
    capabilities: {
      price: { perPicture: 0.01 },
      extend: true,
      mask: true,
      editByInstruction: true,
      hires: { min: 1, max: 4, default: 2 },
      references: { max: 3 },
    },
    plan: (request) => ({
      cost: 0.01 * request.count,
      request: { ...request, size: { width: SIDE, height: SIDE } },
    }),
    async *script(plan, context) {
      if (plan.request.prompt.includes("broken")) throw new Error("the pen is broken");
      yield* drawEverything(plan, context);
    },
  });
  const bot = await openBot({
    storage,
    // So that the bot sees the pictures that people reply to.
    discord: await startDiscord({ privilegedIntents: MESSAGE_CONTENT }),
    config: { messageContentIntent: true },
    models: [model],
    rules: () => operator.rules,
    blocked: operator.blocked,
    async download(url) {
      downloads.push(url);
      return sentFile(await (await fetch(url)).bytes());
    },
    readParameters: async (file) =>
      (await bytesOf(file))[0] === 1
        ? makeDetails("a1111", `${PROMPT}\nSteps: 12`, { prompt: PROMPT })
        : undefined,
  });
  const { scene, world } = bot.discord;
  const { studio, elsewhere, directMessage } = scene;
  const places = {
    server: () => [scene.pictures, studio] as const,
    thread: () => [world.channels.addThread(scene.pictures, "in it"), studio] as const,
    "direct messages": () => [directMessage, undefined] as const,
    "own app": () => [scene.lounge, elsewhere] as const,
  };
  const [channel, guild] = places[name]();
  const place = await furnish(name, channel, guild, { bot, operator });
  await storage.presets.save(scene.you.id, { name: "plain", options: "--steps 9" });
  return { bot, folder, model, downloads, operator, place };
}

async function furnish(
  name: PlaceName,
  channel: ChannelRecord,
  guild: GuildRecord | undefined,
  { bot, operator }: Pick<TableWorld, "bot" | "operator">,
): Promise<Place> {
  const { discord, storage } = bot;
  const you = discord.as(discord.scene.you, { channel });
  const friend = discord.as(discord.scene.friend, { channel });
  const newest = async ({ user }: DiscordUser): Promise<Job> => {
    const [job] = await storage.jobs.ofUser(user.id, 1);
    if (job === undefined) throw new Error("nobody ordered anything");
    return job;
  };
  const shown = async (user: DiscordUser): Promise<Shown> => {
    const message = await drawn(bot, user, { prompt: PROMPT });
    return { message, job: await newest(user) };
  };
  const labelled = (id: string, label: string) =>
    discord.events.waitUntil(() =>
      you.messages().find((each) => each.id === id && labelsOf(each).includes(label)),
    );
  const mine = await shown(you);
  const theirs = guild && (await shown(friend));
  const more = async ({ message }: Shown) =>
    await spokenAnswer(bot, you, await you.press(message, "➕ More"));
  const broken = async (user: DiscordUser) => {
    const outcome = await user.slash("imagine", { prompt: `${PROMPT}, broken`, count: 1 });
    return await labelled(idOf(outcome), "Try again");
  };
  const failed = await broken(you);
  const failedTheirs = guild && (await broken(friend));
  const asked = await you.slash("imagine", { prompt: "a {red, blue} apple", count: 1 });
  const question = await labelled(idOf(asked), "Draw");
  operator.rules = { confirmAbove: 0 };
  const variation = theirs && (await labelled(idOf(await you.press(theirs.message, "V1")), "Draw"));
  operator.rules = {};
  await finishedAnswer(bot, you, await you.press(mine.message, "V1"));
  const child = await newest(you);
  const openList = async () => await spokenAnswer(bot, you, await you.slash("history"));
  const panel = await openList();
  await you.select(panel, "Open one of them", [child.id]);
  const photographer = guild === undefined ? you : friend;
  const picture = { name: "photo.png", bytes: new Uint8Array([4, 5, 6]) };
  const photo = photographer.send("", { attachments: [picture] });
  if (guild === undefined)
    // A picture in direct messages is varied at once.
    await eventually(async () => (await newest(you)).request.prompt === "");
  const telling = { name: "castle.png", bytes: new Uint8Array([1, 2, 3]) };
  const choice = guild === undefined ? you.send("", { attachments: [telling] }) : undefined;
  const place: Place = {
    name,
    channel,
    guild,
    you,
    mine,
    theirs,
    more: await more(mine),
    moreTheirs: theirs && (await more(theirs)),
    photo,
    failed,
    failedTheirs,
    question,
    variation,
    panel: await labelled(panel.id, "Repeat"),
    list: await openList(),
    dropped:
      choice &&
      (await discord.events.waitUntil(() =>
        you.messages().find(({ message_reference: to }) => to?.message_id === choice.id),
      )),
  };
  await eventually(async () => {
    const jobs = await Promise.all(
      [you, friend].map(({ user }) => storage.jobs.ofUser(user.id, 50)),
    );
    const isOver = jobs.flat().every(({ state }) => state === "delivered" || state === "failed");
    return isOver && (await storage.outbox.count()) === 0;
  });
  return place;
}

function idOf(outcome: { readonly kind: string; readonly message?: WireMessage }): string {
  if (outcome.message === undefined) throw new Error(`${outcome.kind} is no message`);
  return outcome.message.id;
}
