// What hostile files cost: mutated pictures, and the files of test/support/hostile, all through the
// door. EASEL_BENCH_MUTATIONS is how many pictures are mutated.
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { UserError } from "../src/domain/errors.ts";
import { type Images, openImages } from "../src/images/index.ts";
import type { FileSource } from "../src/sandbox/index.ts";
import { hostileFiles } from "../test/support/hostile/index.ts";
import { mutated, soundPictures } from "../test/support/hostile/mutated-pictures.ts";
import { watchLoop } from "../test/support/loop-lateness.ts";

const settingsSchema = z.object({
  EASEL_BENCH_MUTATIONS: z.coerce.number().int().positive().default(12_000),
});
const MEGABYTE = 2 ** 20;
/** Files that are sent at the same time. */
const AT_ONCE = 4;

export async function hostile(): Promise<void> {
  const { EASEL_BENCH_MUTATIONS: mutations } = settingsSchema.parse(process.env);
  let lost = 0;
  const log = { debug() {}, info() {}, warn: () => void (lost += 1), error() {} };
  const images = openImages({ log });
  const pictures = await soundPictures();
  const folder = await mkdtemp(path.join(tmpdir(), "easel-hostile-"));
  const script = path.resolve(import.meta.dirname, "../test/support/hostile/write-files.ts");
  await promisify(execFile)(process.execPath, [script, folder]);
  await timed("hostile files", hostileFiles.length, images, (index) => ({
    path: path.join(folder, String(index)),
  }));
  await rm(folder, { recursive: true, force: true });
  console.log(`children lost: ${lost}`);
  lost = 0;
  await timed("mutated pictures", mutations, images, (index) => mutated(pictures, index));
  console.log(`children lost: ${lost}`);
  await images.close();
}

async function timed(
  name: string,
  count: number,
  images: Images,
  fileOf: (index: number) => FileSource,
): Promise<void> {
  const before = process.memoryUsage.rss();
  const loop = watchLoop();
  const started = performance.now();
  const outcomes = { made: 0, refused: 0, faults: 0 };
  let next = 0;
  async function work(): Promise<void> {
    while (next < count) {
      const index = next;
      next += 1;
      const file = fileOf(index);
      for (const task of [images.importPicture, images.readParameters]) {
        const outcome = await outcomeOf(() => task(file));
        outcomes[outcome] += 1;
        if (outcome === "faults") console.log(`a fault: ${name} ${index}`);
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  loop.stop();
  console.table({
    [name]: count,
    ...outcomes,
    seconds: Math.round((performance.now() - started) / 1000),
    "memory of the bot's process, growth (MB)": Math.round(
      (process.memoryUsage.rss() - before) / MEGABYTE,
    ),
    "event loop held up, longest (ms)": Math.round(loop.longest()),
  });
}

async function outcomeOf(work: () => Promise<unknown>): Promise<"made" | "refused" | "faults"> {
  try {
    await work();
    return "made";
  } catch (error) {
    return error instanceof UserError ? "refused" : "faults";
  }
}
