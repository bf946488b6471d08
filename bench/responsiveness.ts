// 60 /imagine within a second from 20 people while a picture is being drawn: how quickly each is
// acknowledged, how late the bot's event loop is, and how much memory it holds when idle.
import { setTimeout as delay } from "node:timers/promises";
import { startMeasuredBot } from "./support/measured-bot.ts";
import { spread } from "./support/statistics.ts";

const PEOPLE = 20;
const COMMANDS = 60;
const WITHIN_MS = 1000;
const SETTLE_MS = 10_000;

export async function responsiveness(): Promise<void> {
  await using bot = await startMeasuredBot({ EASEL_JOBS_PER_USER: "100" });
  const { discord } = bot;
  const { world, scene } = discord;
  const people = Array.from({ length: PEOPLE }, (_, index) => {
    const user = world.users.add(`person${index}`, `Person ${index}`);
    scene.studio.memberIds.add(user.id);
    return discord.as(user, { channel: scene.pictures });
  });

  await delay(SETTLE_MS);
  console.log(`idle memory of the bot's process: ${(await bot.residentMegabytes()).toFixed(0)} MB`);

  const drawing = discord.as(scene.you, { channel: scene.pictures });
  await drawing.slash("imagine", { prompt: "a red apple", count: 4 });
  await delay(500);
  await bot.loopDelays();

  const failures: string[] = [];
  const acknowledged = await Promise.all(
    Array.from({ length: COMMANDS }, async (_, index) => {
      await delay((index * WITHIN_MS) / COMMANDS);
      const started = performance.now();
      const outcome = await people[index % PEOPLE]?.slash("imagine", { prompt: `a cat ${index}` });
      if (outcome?.kind !== "thinking" && outcome?.kind !== "message") {
        failures.push(JSON.stringify(outcome));
      }
      return performance.now() - started;
    }),
  );
  const delays = await bot.loopDelays();
  console.log(`acknowledged ${COMMANDS - failures.length} of ${COMMANDS}: ${spread(acknowledged)}`);
  console.log(`event loop delay meanwhile: ${spread(delays)}`);
  console.log(`memory right after: ${(await bot.residentMegabytes()).toFixed(0)} MB`);
  for (const failure of failures) console.log(`not acknowledged: ${failure}`);
}
