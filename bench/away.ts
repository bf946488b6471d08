// Discord answers every request with 503 for SECONDS (600) while one job ends with pictures and one
// with an error. Both have to be told afterwards, once, without a restart.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startLoopbackDiscord } from "../src/playground/loopback/index.ts";
import { wordsOf } from "../test/support/discord/reading.ts";
import { loopbackSettings, startProcess } from "../test/support/easel-process.ts";
import { readDataFolder } from "../test/support/kill/inspect.ts";
import { botMessages, isFinal } from "../test/support/kill/people.ts";
import { faults } from "../test/support/vendors/faults.ts";
import { remoteSettings, startRemoteModels } from "../test/support/vendors/remote-models.ts";

const SECONDS = 600;
/** The longest pause between two attempts, and some room. */
const AFTERWARDS_MS = 400_000;

export async function away(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "easel-away-"));
  const discord = await startLoopbackDiscord();
  const remote = await startRemoteModels();
  const settings = {
    ...loopbackSettings(discord, folder),
    ...remoteSettings(remote),
    EASEL_FALLBACK: "off",
    SEGMIND_TIMEOUT_MS: "5000",
  };
  const easel = await startProcess(settings);
  const { scene } = discord;
  const you = discord.as(scene.you, { channel: scene.pictures });
  const seconds = Number(process.env["SECONDS"] ?? SECONDS);

  remote.segmind.next(faults.hang);
  await you.slash("imagine", { prompt: "a red apple", model: "local/easel-v1", count: 2 });
  await you.slash("imagine", { prompt: "a pear", model: "segmind/sdxl1.0-txt2img", count: 1 });
  discord.faults.add({ kind: "status", status: 503, times: Infinity });
  await delay(seconds * 1000);
  discord.faults.clear();

  const back = Date.now();
  const told = () => botMessages(discord).filter(isFinal).length === 1 && failures().length === 1;
  const failures = () =>
    botMessages(discord).filter((message) => wordsOf(message).includes("may be charged twice"));
  while (!told() && Date.now() - back < AFTERWARDS_MS) await delay(500);
  console.log(
    `away for ${seconds} s; both told: ${told()}, ${Math.round((Date.now() - back) / 1000)} s after it came back`,
  );
  await easel.stop();
  const { jobs, lostFiles } = await readDataFolder(folder);
  console.log(
    JSON.stringify({
      ends: jobs.map(({ state, pictures, failure }) => [state, pictures.length, failure?.code]),
      lostFiles,
    }),
  );
  await discord.close();
  await remote.close();
  await rm(folder, { recursive: true, force: true });
}
