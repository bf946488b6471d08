// Fills the disk under a running bot at a random moment of local and paid jobs, and frees it again
// after SECONDS (60). Looks at the end, without a restart: nothing lost, nothing stuck, nothing paid
// twice. TRIALS says how often (10). Needs Linux and root: the data folder lies on a small tmpfs.
import { execFileSync } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startLoopbackDiscord } from "../src/playground/loopback/index.ts";
import { loopbackSettings, startProcess } from "../test/support/easel-process.ts";
import {
  brokenPromises,
  notShownOnce,
  readDataFolder,
  stuckMessages,
  unfinishedJobs,
} from "../test/support/kill/inspect.ts";
import { paidTwice } from "../test/support/kill/paid-twice.ts";
import { livePeople, seededRandom } from "../test/support/kill/people.ts";
import { untilQuiet } from "../test/support/kill/until-quiet.ts";
import { remoteSettings, startRemoteModels } from "../test/support/vendors/remote-models.ts";

const TRIALS = 10;
const SECONDS = 60;
/** The latest moment at which the disk is full, in milliseconds after the orders. */
const LATEST_MS = 3000;

export async function diskFull(): Promise<void> {
  const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 2 ** 31));
  const random = seededRandom(seed);
  console.log(`seed ${seed}`);
  for (let trial = 1; trial <= Number(process.env["TRIALS"] ?? TRIALS); trial += 1) {
    const after = Math.round(random() * LATEST_MS);
    console.log(`full after ${after} ms: ${JSON.stringify(await oneTrial(after, random))}`);
  }
}

async function oneTrial(after: number, random: () => number) {
  const folder = await mkdtemp(path.join(tmpdir(), "easel-full-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=24m,mode=700", "tmpfs", folder]);
  const discord = await startLoopbackDiscord();
  const remote = await startRemoteModels();
  const settings = {
    ...loopbackSettings(discord, folder),
    ...remoteSettings(remote),
    EASEL_JOBS_PER_USER: "100",
  };
  try {
    const easel = await startProcess(settings);
    const cancelled = new Set<string>();
    const models = ["segmind/sdxl1.0-txt2img", "imagepipeline/sdxl"];
    void livePeople({ discord, random, cancelled, models });
    await delay(after);
    const filler = path.join(folder, "filler");
    await fill(filler);
    void livePeople({ discord, random, cancelled, models });
    await delay(Number(process.env["SECONDS"] ?? SECONDS) * 1000);
    await rm(filler);
    await untilQuiet(discord, 40_000);
    const status = await easel.stop();
    const { jobs, lostFiles } = await readDataFolder(folder);
    const unseen = jobs.filter(({ failure }) => failure?.mayBeBilled === true);
    return {
      status,
      jobs: jobs.length,
      delivered: jobs.filter(({ state }) => state === "delivered").length,
      unseen: unseen.length,
      unfinished: unfinishedJobs(
        jobs.filter((job) => !unseen.includes(job)),
        cancelled,
      ),
      notOnce: notShownOnce(discord, jobs),
      stuck: stuckMessages(discord),
      brokenPromises: brokenPromises(discord).length,
      lostFiles,
      paidTwice: paidTwice(remote, jobs),
    };
  } finally {
    await discord.close();
    await remote.close();
    execFileSync("umount", ["-l", folder]);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes zeros until the disk takes no more. */
async function fill(file: string): Promise<void> {
  const stream = createWriteStream(file);
  const full = Promise.withResolvers<void>();
  stream.on("error", () => full.resolve());
  const zeros = Buffer.alloc(64 * 1024);
  const write = (): void => void stream.write(zeros, (error) => error ?? write());
  write();
  await full.promise;
}
