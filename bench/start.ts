// From `npm start` (dependencies installed) to the page, and from the first /imagine to its picture.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startProcess } from "../test/support/easel-process.ts";
import { startMeasuredBot } from "./support/measured-bot.ts";

export async function startTimes(): Promise<void> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "easel-bench-"));
  const started = performance.now();
  const easel = await startProcess({ EASEL_DATA_DIR: dataDir, EASEL_PORT: "0" });
  const url = /http:\S+/.exec(easel.log())?.[0] ?? "";
  const page = await fetch(url);
  console.log(`page ready (HTTP ${page.status}): ${seconds(started)} s after the start`);
  await easel.stop();
  await rm(dataDir, { recursive: true, force: true });

  await using bot = await startMeasuredBot();
  const { discord } = bot;
  const { scene } = discord;
  const asked = performance.now();
  await discord
    .as(scene.you, { channel: scene.pictures })
    .slash("imagine", { prompt: "a red apple" });
  await discord.events.waitUntil(
    () =>
      discord
        .messages(scene.pictures, scene.you)
        .find((message) => JSON.stringify(message.components).includes("Reroll")),
    60_000,
  );
  console.log(`first picture: ${seconds(asked)} s after the first command of a cold start`);
}

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(2);
