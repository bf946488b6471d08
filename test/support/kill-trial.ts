import { setTimeout as delay } from "node:timers/promises";
import { paidTwice } from "./kill/paid-twice.ts";
import type { LoopbackDiscord } from "../../src/playground/loopback/index.ts";
import { type EaselProcess, launchProcess, startProcess } from "./easel-process.ts";
import {
  brokenPromises,
  notShownOnce,
  readDataFolder,
  stuckMessages,
  unfinishedJobs,
} from "./kill/inspect.ts";
import { untilQuiet } from "./kill/until-quiet.ts";
import { botMessages, isFinal, livePeople, type Random } from "./kill/people.ts";
import type { RemoteModels } from "./vendors/remote-models.ts";

/** What came out of killing the bot again and again. Every list should be empty. */
export interface KillReport {
  readonly kills: number;
  readonly jobs: number;
  /** Pictures that were made and delivered. */
  readonly pictures: number;
  /** Answers that were promised and never came: an order was acknowledged before it was stored. */
  readonly brokenPromises: number;
  /** Jobs that are not delivered in full although nobody cancelled them. */
  readonly unfinished: readonly string[];
  /** Jobs that lack pictures because a call's answer was never seen, and say so. */
  readonly unseen: number;
  /** Orders that were withdrawn: the bot died before anybody was told that they are taken. */
  readonly untold: number;
  /** Jobs over which one life after the other ended, for a minute. */
  readonly setAside: number;
  /** Calls that were sent to a service a second time. */
  readonly paidTwice: readonly string[];
  /** Jobs whose pictures stand in Discord less or more than once. */
  readonly notOnce: readonly string[];
  /** Messages that wait for ever. */
  readonly stuck: readonly string[];
  /** Pictures whose files are gone. */
  readonly lostFiles: readonly string[];
  /** Messages whose buttons did nothing. */
  readonly deadButtons: readonly string[];
}

export interface KillTrialOptions {
  readonly discord: LoopbackDiscord;
  readonly settings: Readonly<Record<string, string>> & { readonly EASEL_DATA_DIR: string };
  readonly kills: number;
  /** The doubles of the services that are among the settings: people order from them, too. */
  readonly remote?: RemoteModels;
  /** Decides what people do, and when to kill. */
  readonly random: Random;
  readonly onKill?: (kills: number) => void;
}

const LONGEST_LIFE_MS = 2500;
const LONGEST_START_MS = 1500;
/** As many changes in Discord as a life sees at most, and how soon after one it may end. */
const CHANGES_IN_A_LIFE = 25;
const SOON_MS = 20;
/** Nothing happens for so long when nothing is left to do. */
const QUIET_MS = 5000;
const PRESSED_IN_FULL = 3;

/**
 * Lets people ask for pictures without end, kills the bot with SIGKILL at random moments, starts it
 * again each time, and looks at last whether every admitted job was delivered exactly once and
 * whether the buttons of every message still work.
 */
export async function runKillTrial(options: KillTrialOptions): Promise<KillReport> {
  const { discord, settings, kills, random, remote, onKill } = options;
  const cancelled = new Set<string>();
  const models = remote === undefined ? [] : remote.models.map(({ id }) => id).filter(isFromWords);
  for (let kill = 1; kill <= kills; kill += 1) {
    const easel = launchProcess(settings);
    await live({ discord, easel, random, cancelled, models });
    await easel.kill();
    onKill?.(kill);
  }
  const easel = await startProcess(settings);
  await untilQuiet(discord, QUIET_MS);
  const deadButtons = await pressAll(discord);
  await untilQuiet(discord, QUIET_MS);
  await easel.stop();
  const { jobs, lostFiles } = await readDataFolder(settings.EASEL_DATA_DIR);
  const delivered = jobs.filter((job) => job.state === "delivered");
  const unseen = jobs.filter(({ failure }) => failure?.mayBeBilled === true);
  const untold = jobs.filter(({ id, state }) => state === "cancelled" && !cancelled.has(id));
  const setAside = jobs.filter(({ failure }) => failure?.message.code === "failure.interrupted");
  const honest = new Set([...unseen, ...untold, ...setAside]);
  return {
    kills,
    jobs: jobs.length,
    pictures: delivered.reduce((sum, job) => sum + job.pictures.length, 0),
    brokenPromises: brokenPromises(discord).length,
    unfinished: unfinishedJobs(
      jobs.filter((job) => !honest.has(job)),
      cancelled,
    ),
    unseen: unseen.length,
    untold: untold.length,
    setAside: setAside.length,
    paidTwice: remote === undefined ? [] : paidTwice(remote, jobs),
    notOnce: notShownOnce(discord, jobs),
    stuck: stuckMessages(discord),
    lostFiles,
    deadButtons,
  };
}

/** Whether a model draws from words alone. */
const isFromWords = (id: string): boolean => !id.includes("img2img");

/** One life of the bot: it ends while it starts, at any time, or right after something it did. */
async function live({
  discord,
  easel,
  random,
  cancelled,
  models,
}: {
  readonly discord: LoopbackDiscord;
  readonly easel: EaselProcess & { readonly ready: Promise<void> };
  readonly random: Random;
  readonly cancelled: Set<string>;
  readonly models: readonly string[];
}): Promise<void> {
  const fate = random();
  if (fate < 0.2) {
    await delay(random() * LONGEST_START_MS);
    return;
  }
  await easel.ready;
  // What they wait for may never come: the bot dies before.
  void livePeople({ discord, random, cancelled, models });
  const longest = delay(random() * LONGEST_LIFE_MS);
  if (fate < 0.6) return await longest;
  await Promise.race([longest, afterChanges(discord, Math.ceil(random() * CHANGES_IN_A_LIFE))]);
  await delay(random() * SOON_MS);
}

async function afterChanges(discord: LoopbackDiscord, count: number): Promise<void> {
  let seen = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  const unsubscribe = discord.events.subscribe(() => {
    seen += 1;
    if (seen === count) resolve();
  });
  await promise;
  unsubscribe();
}

/** Presses Details and Edit on every finished message, and everything on some, old ones first. */
async function pressAll(discord: LoopbackDiscord): Promise<readonly string[]> {
  const { scene } = discord;
  const messages = botMessages(discord).filter(isFinal);
  const dead: string[] = [];
  for (const [index, message] of messages.entries()) {
    const user = discord.as(scene.you, { channel: message.channel_id });
    const more = index < PRESSED_IN_FULL ? ["V1", "U1", "🎲 Reroll"] : [];
    for (const face of ["ℹ️ Details", "✏️ Edit", ...more]) {
      const { kind } = await user.press(message, face);
      const works = kind === "message" || kind === "thinking" || kind === "modal";
      if (!works) dead.push(`${face} on ${message.id}: ${kind}`);
    }
  }
  return dead;
}
