// The bot's own share of a remote picture's way: from the command to the paid call, and from the
// call's answer to the message; then its memory with 200 pictures in flight.
import { setTimeout as delay } from "node:timers/promises";
import type { LoopbackDiscord } from "../src/playground/loopback/index.ts";
import { startMeasuredBot } from "./support/measured-bot.ts";
import { percentile, spread } from "./support/statistics.ts";
import { startTimedSegmind, type TimedSegmind } from "./support/timed-segmind.ts";

/** After this the start is over in every respect. */
const SETTLE_MS = 10_000;
const RUNS = 30;
const DRAWING_MS = 1500;
const BETWEEN_MS = 1000;

const JOBS = 200;
const SLOW_DRAWING_MS = 400;
const WATCH_EVERY_MS = 100;

export async function remote(): Promise<void> {
  await ownShare();
  await memory();
}

async function ownShare(): Promise<void> {
  await using segmind = await startTimedSegmind(DRAWING_MS);
  await using bot = await startMeasuredBot(segmind.settings);
  await delay(SETTLE_MS);
  const runs: { readonly asking: number; readonly showing: number }[] = [];
  // The first picture also loads what later ones find loaded, and is told apart.
  for (let run = 0; run <= RUNS; run += 1) {
    runs.push(await onePicture(bot.discord, segmind, run));
    await delay(BETWEEN_MS);
  }
  const [first, ...rest] = runs;
  const together = rest.map(({ asking, showing }) => asking + showing);
  console.log(
    `first picture: ${first?.asking.toFixed(1)} ms to the call, ${first?.showing.toFixed(1)} ms to the message`,
  );
  console.log(`command → call: ${spread(rest.map(({ asking }) => asking))}`);
  console.log(`answer → message: ${spread(rest.map(({ showing }) => showing))}`);
  console.log(`together: ${percentile(together, 0.5).toFixed(1)} ms at the median (goal: 20 ms)`);
}

/** The two shares of one picture's way that are the bot's own, in milliseconds. */
async function onePicture(discord: LoopbackDiscord, segmind: TimedSegmind, run: number) {
  const { scene } = discord;
  const shown = discord.events
    .waitFor((event) => JSON.stringify(event).includes(":reroll:"), 60_000)
    .then(() => performance.now());
  const asked = performance.now();
  const you = discord.as(scene.you, { channel: scene.pictures });
  await you.slash("imagine", { prompt: `a red apple ${run}` });
  const end = await shown;
  const received = segmind.received.at(-1) ?? Number.NaN;
  const answered = segmind.answered.at(-1) ?? Number.NaN;
  return { asking: received - asked, showing: end - answered };
}

/** Many orders at once of a service that is slow; four calls run side by side, the rest wait. */
async function memory(): Promise<void> {
  await using segmind = await startTimedSegmind(SLOW_DRAWING_MS);
  await using bot = await startMeasuredBot(segmind.settings);
  const { discord } = bot;
  const { scene } = discord;
  const you = discord.as(scene.you, { channel: scene.pictures });
  await delay(SETTLE_MS);
  const before = await bot.residentMegabytes();
  const delivered: string[] = [];
  const stop = discord.events.subscribe((event) => {
    if (JSON.stringify(event).includes(":reroll:")) delivered.push(event.type);
  });
  for (let job = 0; job < JOBS; job += 1) await you.slash("imagine", { prompt: `a cat ${job}` });
  let peak = 0;
  while (delivered.length < JOBS) {
    peak = Math.max(peak, await bot.residentMegabytes());
    await delay(WATCH_EVERY_MS);
  }
  stop();
  console.log(
    `${JOBS} pictures in flight: ${before.toFixed(0)} MB before, ${peak.toFixed(0)} MB at most, ` +
      `${(await bot.residentMegabytes()).toFixed(0)} MB after`,
  );
}
