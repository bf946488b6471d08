import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { UserError } from "../../../src/domain/errors.ts";
import { type Images, openImages } from "../../../src/images/index.ts";
import { hostileFiles } from "../../support/hostile/index.ts";
import { watchLoop } from "../../support/loop-lateness.ts";
import { RecordingLog } from "../../support/pipeline/recording-log.ts";
import { sampleParameters } from "../../support/sample-parameters.ts";

const run = promisify(execFile);

let folder: string;
let images: Images;
const log = new RecordingLog();

/** The way of one file: "made", "refused", or whatever else it must not be. */
async function outcome(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return "made";
  } catch (error) {
    return error instanceof UserError ? "refused" : `a fault: ${String(error)}`;
  }
}

const pathOf = (index: number) => ({ path: path.join(folder, String(index)) });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "easel-hostile-"));
  const script = path.resolve(import.meta.dirname, "../../support/hostile/write-files.ts");
  await run(process.execPath, [script, folder]);
  images = openImages({ log });
  return async () => {
    await images.close();
    await rm(folder, { recursive: true, force: true });
  };
}, 300_000);

describe("hostile files", () => {
  it("are more than sixty", () => {
    expect(hostileFiles.length).toBeGreaterThan(60);
    expect(new Set(hostileFiles.map(({ name }) => name)).size).toBe(hostileFiles.length);
  });

  it.each(hostileFiles.map(({ name }, index) => ({ name, index })))(
    "end with a picture or a clear error: $name",
    async ({ index }) => {
      const file = pathOf(index);
      const all = await Promise.all([
        outcome(() => images.importPicture(file)),
        outcome(() => images.readParameters(file)),
      ]);
      for (const each of all) expect(["made", "refused"]).toContain(each);
    },
  );

  it("take neither memory nor the event loop of this process, and no picture of others", async () => {
    const idle = watchLoop();
    await wait(2000);
    idle.stop();
    const loop = watchLoop();
    const before = process.memoryUsage.rss();
    const indexes = [...hostileFiles.keys()].filter((index) => index % 10 === 3);
    const pixels = {
      kind: "pixels",
      width: 64,
      height: 64,
      data: new Uint8Array(64 * 64 * 3),
    } as const;
    const attacks = Promise.all(
      indexes.map((index) => outcome(() => images.importMask(pathOf(index)))),
    );
    // The whole time somebody else's pictures are finished.
    const isOver = () => Promise.race([attacks.then(() => true), wait(10).then(() => false)]);
    do {
      const { mediaType } = await images.finishPicture(pixels, sampleParameters());
      expect(mediaType).toBe("image/png");
    } while (!(await isOver()));
    expect((await attacks).filter((each) => each.startsWith("a fault"))).toEqual([]);
    loop.stop();
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 1024 * 1024);
    // A generous ratio: 21 seconds, as it once was, is a thousand times more.
    expect(loop.longest()).toBeLessThan(Math.max(idle.longest(), 50) * 20);
    expect(log.lines.filter(({ level }) => level === "error")).toEqual([]);
  });
});
