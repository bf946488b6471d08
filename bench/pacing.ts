// Eight pictures asked at once with five requests a minute, in real time (about a minute and a half):
// when each paid call starts, and how many fall into any sliding minute.
import { setTimeout as delay } from "node:timers/promises";
import { startMeasuredBot } from "./support/measured-bot.ts";
import { startTimedSegmind } from "./support/timed-segmind.ts";

const PICTURES = 8;
const PER_MINUTE = 5;
const WINDOW_MS = 60_000;
const LONGEST_MS = 180_000;

export async function pacing(): Promise<void> {
  await using segmind = await startTimedSegmind(500);
  const perMinute = { SEGMIND_REQUESTS_PER_MINUTE: String(PER_MINUTE) };
  await using bot = await startMeasuredBot({ ...segmind.settings, ...perMinute });
  const { scene } = bot.discord;
  const you = bot.discord.as(scene.you, { channel: scene.pictures });
  const started = performance.now();
  await Promise.all(
    Array.from({ length: PICTURES }, (_, index) =>
      you.slash("imagine", { prompt: `cat ${index}` }),
    ),
  );
  while (segmind.answered.length < PICTURES && performance.now() - started < LONGEST_MS) {
    await delay(200);
  }
  const starts = segmind.received.map((at) => ((at - started) / 1000).toFixed(1));
  console.log(`calls started after ${starts.join(", ")} s`);
  console.log(`most in any 60 s: ${mostInWindow(segmind.received)} (allowed: ${PER_MINUTE})`);
}

/** A window with the most calls begins at one of them. */
function mostInWindow(calls: readonly number[]): number {
  const counts = calls.map(
    (first) => calls.filter((at) => at >= first && at < first + WINDOW_MS).length,
  );
  return Math.max(0, ...counts);
}
