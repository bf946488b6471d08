// What JOBS (5000) jobs in a row do to the memory of the bot's process and to the data folder: remote
// pictures from a double of Segmind, ordered by eight people at once. Needs /proc, so it runs on Linux.
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startLoopbackDiscord } from "../src/playground/loopback/index.ts";
import { loopbackSettings, startProcess } from "../test/support/easel-process.ts";
import { remoteSettings, startRemoteModels } from "../test/support/vendors/remote-models.ts";

const JOBS = 5000;
const AT_ONCE = 8;
const SAMPLES = 10;
const MEBIBYTE = 1024 * 1024;

export async function jobs(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "easel-jobs-"));
  const discord = await startLoopbackDiscord();
  const remote = await startRemoteModels();
  const easel = await startProcess({
    ...loopbackSettings(discord, folder),
    ...remoteSettings(remote),
    SEGMIND_REQUESTS_PER_MINUTE: "100000",
    EASEL_JOBS_PER_USER: "1000",
    EASEL_PICTURES_PER_DAY: "1000000",
    EASEL_RETENTION_GIGABYTES: "1",
    LOG_LEVEL: "warn",
  });
  const total = Number(process.env["JOBS"] ?? JOBS);
  const { scene } = discord;
  const you = discord.as(scene.you, { channel: scene.pictures });
  const pid = easel.child.pid ?? 0;
  const database = path.join(folder, "easel.db");
  for (let done = 0; done < total;) {
    const before = remote.segmind.posts.length;
    const batch = Math.max(1, Math.round(total / SAMPLES));
    for (let ordered = 0; ordered < batch; ordered += AT_ONCE) {
      const orders = Array.from({ length: Math.min(AT_ONCE, batch - ordered) }, () =>
        you.slash("imagine", {
          prompt: "a red apple",
          model: "segmind/sdxl1.0-txt2img",
          count: 1,
        }),
      );
      await Promise.all(orders);
      while (remote.segmind.posts.length < before + ordered) await delay(5);
    }
    await delay(3000);
    done += batch;
    const { resident, anonymous } = await memoryOf(pid);
    const rows = (await stat(database)).size / MEBIBYTE;
    console.log(
      `${done} jobs: ${resident.toFixed(0)} MiB resident, ${anonymous.toFixed(1)} MiB of it anonymous; database ${rows.toFixed(1)} MiB`,
    );
  }
  await easel.stop();
  await discord.close();
  await remote.close();
  await rm(folder, { recursive: true, force: true });
}

async function memoryOf(pid: number) {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const kibibytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]);
  return { resident: kibibytes("VmRSS") / 1024, anonymous: kibibytes("RssAnon") / 1024 };
}
