// kill -9 of the bot at random moments during a run of jobs: 200 times, or as often as KILLS says.
// SEED repeats what people do and when the bot is killed.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startLoopbackDiscord } from "../src/playground/loopback/index.ts";
import { loopbackSettings } from "../test/support/easel-process.ts";
import { seededRandom } from "../test/support/kill/people.ts";
import { runKillTrial } from "../test/support/kill-trial.ts";
import { remoteSettings, startRemoteModels } from "../test/support/vendors/remote-models.ts";

const KILLS = 200;

export async function kill(): Promise<void> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "easel-kill-"));
  const discord = await startLoopbackDiscord();
  const remote = await startRemoteModels();
  const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`seed ${seed}`);
  const report = await runKillTrial({
    discord,
    remote,
    settings: {
      ...loopbackSettings(discord, dataDir),
      ...remoteSettings(remote),
      EASEL_PICTURES_PER_DAY: "100000",
      EASEL_JOBS_PER_USER: "1000",
    },
    kills: Number(process.env["KILLS"] ?? KILLS),
    random: seededRandom(seed),
    onKill: (kills) => process.stderr.write(`\rkilled ${kills} times`),
  });
  process.stderr.write("\n");
  console.log(JSON.stringify(report, undefined, 2));
  await discord.close();
  await remote.close();
  await rm(dataDir, { recursive: true, force: true });
}
