// 60 /imagine within a second while 500 jobs wait: how late the bot's event loop is, and how quickly
// each order is acknowledged.
import { setTimeout as delay } from "node:timers/promises";
import { startMeasuredBot } from "./support/measured-bot.ts";
import { percentile, spread } from "./support/statistics.ts";

const PEOPLE = 20;
const WAITING = 500;
const COMMANDS = 60;
const WITHIN_MS = 1000;
/** The longest time for which nothing else should get its turn. */
const TARGET_MS = 5;

export async function queue(): Promise<void> {
  await using bot = await startMeasuredBot({
    EASEL_JOBS_PER_USER: "1000",
    EASEL_PICTURES_PER_DAY: "100000",
    EASEL_QUEUE_LIMIT: "1000",
  });
  const { world, scene } = bot.discord;
  const people = Array.from({ length: PEOPLE }, (_, index) => {
    const user = world.users.add(`person${index}`, `Person ${index}`);
    scene.studio.memberIds.add(user.id);
    return bot.discord.as(user, { channel: scene.pictures });
  });
  const order = async (index: number) => {
    const asked = performance.now();
    await people[index % PEOPLE]?.slash("imagine", { prompt: `a cat ${index}`, count: 4 });
    return performance.now() - asked;
  };

  // Four fine pictures keep the engine busy, so that the others really wait.
  await people[0]?.slash("imagine", { prompt: "a red apple", count: 4, steps: 100 });
  for (let index = 0; index < WAITING; index += 10) {
    await Promise.all(Array.from({ length: 10 }, (_, each) => order(index + each)));
  }
  await delay(5000);
  await bot.loopDelays();
  await delay(5000);
  report("nobody orders", await bot.loopDelays());

  const acknowledged = await Promise.all(
    Array.from({ length: COMMANDS }, async (_, index) => {
      await delay((index * WITHIN_MS) / COMMANDS);
      return await order(index);
    }),
  );
  report(`${COMMANDS} more orders`, await bot.loopDelays());
  console.log(`acknowledged: ${spread(acknowledged)}`);
}

function report(when: string, delays: readonly number[]): void {
  const late = delays.filter((each) => each > TARGET_MS).length;
  console.log(`${WAITING} jobs wait, ${when}: event loop delay ${spread(delays)},`);
  console.log(`  p99.9 ${percentile(delays, 0.999).toFixed(1)} ms, ${late} over ${TARGET_MS} ms`);
}
