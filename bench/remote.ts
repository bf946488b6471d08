// The bot's own share of a remote picture's way: from the command at its socket to the last byte of
// the paid call, and from the last byte of the call's answer to the last byte of the message. The
// doubles run in this process and the clock in a third one, so that only the bot's own work counts.
// Then its memory with 200 pictures in flight.
import { setTimeout as delay } from "node:timers/promises";
import type { LoopbackDiscord } from "../src/playground/loopback/index.ts";
import { startMeasuredBot } from "./support/measured-bot.ts";
import { type PictureWay, readWay } from "./support/picture-way.ts";
import { startWitness } from "./support/start-witness.ts";
import { percentile } from "./support/statistics.ts";
import { startTimedSegmind } from "./support/timed-segmind.ts";

/** After this the start is over in every respect. */
const SETTLE_MS = 10_000;
/** The first pictures also load and compile what later ones find ready. */
const WARM_UPS = 20;
const RUNS = 200;
const DRAWING_MS = 250;
const BETWEEN_MS = 150;

const JOBS = 200;
const SLOW_DRAWING_MS = 400;
const WATCH_EVERY_MS = 100;

export async function remote(): Promise<void> {
  await ownShare();
  await memory();
}

async function ownShare(): Promise<void> {
  await using witness = startWitness();
  await using segmind = await startTimedSegmind(DRAWING_MS, witness);
  await using bot = await startMeasuredBot(segmind.settings, witness);
  await delay(SETTLE_MS);
  const picture = async (run: number): Promise<PictureWay> => {
    await witness.report();
    await onePicture(bot.discord, run);
    await delay(BETWEEN_MS);
    return readWay(await witness.report(), segmind.pictureBytes);
  };
  const first = await picture(0);
  for (let run = 1; run < WARM_UPS; run += 1) await picture(run);
  const before = await bot.processorMilliseconds();
  const ways: PictureWay[] = [];
  for (let run = 0; run < RUNS; run += 1) ways.push(await picture(WARM_UPS + run));
  const processor = ((await bot.processorMilliseconds()) - before) / RUNS;

  const row = (of: (way: PictureWay) => number) => ({
    median: round(percentile(ways.map(of), 0.5)),
    p95: round(percentile(ways.map(of), 0.95)),
    first: round(of(first)),
  });
  console.table({
    "command → acknowledgement (ms)": row(({ promising }) => promising),
    "waiting for Discord's answer to it (ms)": row(({ acknowledging }) => acknowledging),
    "command → paid call, that wait included (ms)": row(({ asking }) => asking),
    "answer → message with the picture (ms)": row(({ showing }) => showing),
    "the bot's own share, that wait left out (ms)": row(ownShareOf),
  });
  console.log(`processor time of the bot: ${processor.toFixed(1)} ms a picture`);
}

const ownShareOf = ({ asking, acknowledging, showing }: PictureWay): number =>
  asking - acknowledging + showing;

const round = (milliseconds: number): number => Number(milliseconds.toFixed(1));

/** Orders one picture and waits until it is shown. */
async function onePicture(discord: LoopbackDiscord, run: number): Promise<void> {
  const { scene, events } = discord;
  const shown = events.waitFor((event) => JSON.stringify(event).includes(":reroll:"), 60_000);
  const you = discord.as(scene.you, { channel: scene.pictures });
  await you.slash("imagine", { prompt: `a red apple ${run}` });
  await shown;
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
