// `npm run bench kill [COUNT]`: kill -9 of the bot at random moments during a run of jobs.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startLoopbackDiscord } from "../src/playground/loopback/index.ts";
import { loopbackSettings } from "../test/support/easel-process.ts";
import { runKillTrial } from "../test/support/kill-trial.ts";

const KILLS = 200;

export async function kill(): Promise<void> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "easel-kill-"));
  const discord = await startLoopbackDiscord();
  const report = await runKillTrial({
    discord,
    settings: {
      ...loopbackSettings(discord, dataDir),
      EASEL_PICTURES_PER_DAY: "100000",
      EASEL_JOBS_PER_USER: "1000",
    },
    kills: Number(process.env["KILLS"] ?? KILLS),
    random: Math.random,
    onKill: (kills) => process.stderr.write(`\rkilled ${kills} times`),
  });
  process.stderr.write("\n");
  console.log(JSON.stringify(report, undefined, 2));
  await discord.close();
  await rm(dataDir, { recursive: true, force: true });
}
