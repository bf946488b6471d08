import { setTimeout as delay } from "node:timers/promises";
import type { Job } from "../../src/domain/job.ts";
import type { LoopbackDiscord, WireMessage } from "../../src/playground/loopback/index.ts";
import { openStorage } from "../../src/storage/open-storage.ts";
import { type EaselProcess, startProcess } from "./easel-process.ts";

/** What came out of killing the bot again and again. Every list should be empty. */
export interface KillReport {
  readonly kills: number;
  readonly jobs: number;
  readonly pictures: number;
  /** Jobs that are not delivered although nobody cancelled them. */
  readonly unfinished: readonly string[];
  /** Jobs whose pictures stand in Discord less or more than once. */
  readonly notOnce: readonly string[];
  /** Delivered messages whose buttons did nothing. */
  readonly deadButtons: readonly string[];
}

export interface KillTrialOptions {
  readonly discord: LoopbackDiscord;
  readonly settings: Readonly<Record<string, string>> & { readonly EASEL_DATA_DIR: string };
  readonly kills: number;
  /** Gives numbers from 0 to 1; decides when to kill. */
  readonly random: () => number;
  readonly onKill?: (kills: number) => void;
}

const LONGEST_LIFE_MS = 2500;
const DRAIN_MS = 120_000;

/**
 * Lets people ask for pictures without end, kills the bot with SIGKILL at random moments, starts it
 * again each time, and looks at last whether every admitted job was delivered exactly once and
 * whether the buttons of every message still work.
 */
export async function runKillTrial(options: KillTrialOptions): Promise<KillReport> {
  const { discord, settings, kills, random, onKill } = options;
  let easel = await startProcess(settings);
  for (let kill = 1; kill <= kills; kill += 1) {
    const asking = askForPictures(discord, random);
    await delay(random() * LONGEST_LIFE_MS);
    await easel.kill();
    await asking;
    easel = await startProcess(settings);
    onKill?.(kill);
  }
  await drained(discord, easel);
  const deadButtons = await pressAll(discord);
  await easel.stop();
  const { jobs, unfinished } = await readJobs(settings.EASEL_DATA_DIR);
  const delivered = jobs.filter((job) => job.state === "delivered");
  return {
    kills,
    jobs: jobs.length,
    pictures: delivered.reduce((sum, job) => sum + job.pictures.length, 0),
    unfinished,
    notOnce: delivered.flatMap((job) => timesShown(discord, job)),
    deadButtons,
  };
}

/** A few people ask at once; some of the commands meet a dead bot, as in life. */
async function askForPictures(discord: LoopbackDiscord, random: () => number): Promise<void> {
  const { scene } = discord;
  const people = [scene.you, scene.friend, scene.moderator];
  await Promise.all(
    people.map(async (person) => {
      await delay(random() * 300);
      const user = discord.as(person, { channel: scene.pictures });
      await user.slash("imagine", {
        prompt: "a red apple",
        count: 1 + Math.floor(random() * 2),
        steps: 4,
      });
    }),
  );
}

/** Waits until nothing has changed in Discord for a while: the queue is empty. */
async function drained(discord: LoopbackDiscord, easel: EaselProcess): Promise<void> {
  const end = Date.now() + DRAIN_MS;
  let quietSince = Date.now();
  const unsubscribe = discord.events.subscribe(() => {
    quietSince = Date.now();
  });
  while (Date.now() - quietSince < 6000) {
    if (Date.now() > end) throw new Error(`The queue did not empty.\n${easel.log().slice(-4000)}`);
    await delay(200);
  }
  unsubscribe();
}

async function readJobs(dataDir: string) {
  const storage = await openStorage(dataDir);
  const states = [
    "queued",
    "running",
    "made",
    "failed",
    "refused",
    "cancelled",
    "delivered",
  ] as const;
  const jobs = (await Promise.all(states.map((state) => storage.jobs.inState(state)))).flat();
  await storage.close();
  const unfinished = jobs
    .filter((job) => job.state !== "delivered")
    .map((job) => `${job.id} is ${job.state}: ${job.failure?.message ?? ""}`);
  return { jobs, unfinished };
}

function botMessages(discord: LoopbackDiscord): readonly WireMessage[] {
  const { scene } = discord;
  return [scene.pictures, scene.directMessage]
    .flatMap((channel) => discord.messages(channel, scene.you))
    .filter((message) => message.author.id === scene.bot.id);
}

const finalMessages = (discord: LoopbackDiscord): readonly WireMessage[] =>
  botMessages(discord).filter((message) => JSON.stringify(message.components).includes('"Reroll"'));

/** Empty when the job's pictures stand in exactly one message. */
function timesShown(discord: LoopbackDiscord, job: Job): readonly string[] {
  const shown = finalMessages(discord).filter((message) =>
    JSON.stringify(message.components).includes(`:${job.id}:`),
  );
  const counts = shown.map((message) => message.attachments.length);
  const once = counts.length === 1 && counts[0] === job.request.count;
  return once
    ? []
    : [`${job.id}: ${job.request.count} pictures asked, shown as [${counts.join(", ")}]`];
}

async function pressAll(discord: LoopbackDiscord): Promise<readonly string[]> {
  const { scene } = discord;
  const user = discord.as(scene.you, { channel: scene.pictures });
  const dead: string[] = [];
  for (const message of finalMessages(discord)) {
    const outcome = await user.press(message, "Details");
    const works = outcome.kind === "message" || outcome.kind === "thinking";
    if (!works) dead.push(`${message.id}: ${JSON.stringify(outcome)}`);
  }
  return dead;
}
