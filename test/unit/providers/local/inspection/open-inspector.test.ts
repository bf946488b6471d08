import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Engine } from "../../../../../src/diffusion/engine.ts";
import { describeModel } from "../../../../../src/diffusion/model-folder/describe-model.ts";
import { createControls } from "../../../../../src/providers/local/controls.ts";
import { openInspector } from "../../../../../src/providers/local/inspection/open-inspector.ts";
import { createLoras } from "../../../../../src/providers/local/loras.ts";
import { createModelFolders } from "../../../../../src/providers/local/model-folders.ts";
import { createRefiners } from "../../../../../src/providers/local/refiners.ts";
import { bundledModelFolder } from "../../../../support/bundled-model-folder.ts";
import { tinyModel } from "../../../../support/diffusion/tiny-model.ts";
import {
  hostileFolders,
  hostileLoras,
  writeHostileModels,
} from "../../../../support/hostile/model-folders.ts";
import { watchLoop } from "../../../../support/loop-lateness.ts";
import { RecordingLog } from "../../../../support/pipeline/recording-log.ts";
import { temporaryFolder } from "../../../../support/temporary-folder.ts";

const MEGABYTE = 2 ** 20;

function open(modelsDir: string) {
  const log = new RecordingLog();
  const inspector = openInspector({ log, modelsDir });
  onTestFinished(() => inspector.close());
  return { log, inspector };
}

/** The lines that say which child was started. */
const started = ({ lines }: RecordingLog) =>
  lines.filter(({ message }) => message.includes("is ready"));

describe("an inspector", () => {
  it("says of a folder what its files say", async () => {
    const directory = await temporaryFolder();
    await cp(tinyModel("tiny-xl"), path.join(directory, "a"), { recursive: true });
    const { inspector } = open(directory);
    const folder = path.join(directory, "a");
    expect(await inspector.describe(folder, { weights: true })).toEqual(
      await describeModel(folder),
    );
    expect(await inspector.report(folder)).toMatchObject({ id: "local/a", isRefiner: false });
  });

  it("reads a folder whose name goes on in another's", async () => {
    const elsewhere = await temporaryFolder();
    const names = ["tiny", "tiny-2"];
    const folders = names.map((name) => path.join(elsewhere, name));
    for (const folder of folders) await cp(tinyModel(), folder, { recursive: true });
    const { inspector } = open(await temporaryFolder());
    const found = await Promise.all(folders.map((folder) => inspector.describe(folder)));
    expect(found.map(({ folder }) => folder)).toEqual(folders);
  });

  it("reads what lies elsewhere when it is named, by links too", async () => {
    const [directory, elsewhere] = [await temporaryFolder(), await temporaryFolder()];
    await cp(tinyModel(), path.join(elsewhere, "far"), { recursive: true });
    await symlink(path.join(elsewhere, "far"), path.join(directory, "link"));
    const { inspector } = open(directory);
    expect((await inspector.describe(path.join(directory, "link"))).name).toBe("link");
    expect((await inspector.describe(path.join(elsewhere, "far"))).name).toBe("far");
  });

  it("needs no child for the model that comes with Easel, and one as soon as that is changed", async () => {
    const directory = await temporaryFolder();
    const { log, inspector } = open(directory);
    const description = await inspector.describe(bundledModelFolder, { weights: true });
    expect(description).toEqual(await describeModel(bundledModelFolder));
    expect(started(log)).toEqual([]);
    const copy = path.join(directory, path.basename(bundledModelFolder));
    await cp(bundledModelFolder, copy, { recursive: true });
    const settings = path.join(copy, "easel.json");
    await writeFile(settings, (await readFile(settings, "utf8")).replace("name", "nane"));
    await expect(inspector.describe(copy)).rejects.toThrow(/easel\.json/);
    expect(started(log)).toHaveLength(1);
  });

  it("leaves this process as it was, whatever a directory of models holds", async () => {
    const directory = await temporaryFolder();
    await writeHostileModels(directory);
    // A control's folder is read, too.
    await mkdir(path.join(directory, "control"));
    await writeFile(path.join(directory, "control/config.json"), `[${"[],".repeat(2_600_000)}0]`);
    const { log, inspector } = open(directory);
    const [loras, controls] = [
      createLoras(directory, inspector),
      createControls(directory, inspector),
    ];
    const folders = createModelFolders({
      engine: {} as Engine,
      directory,
      log,
      inspector,
      now: () => 0,
      beside: { refiners: createRefiners(), loras, controls },
    });
    const before = process.memoryUsage().rss;
    const loop = watchLoop();
    const models = await folders.look();
    loop.stop();
    const grown = process.memoryUsage().rss - before;
    expect(models.map(({ id }) => id)).toEqual(["local/sound"]);
    expect(folders.problems()).toHaveLength(Object.keys(hostileFolders).length);
    expect(loras.all().map(({ problem }) => problem !== undefined)).toEqual(
      Object.keys(hostileLoras).map(() => true),
    );
    expect(models[0]?.capabilities.loras?.choices).toEqual([]);
    expect(grown).toBeLessThan(100 * MEGABYTE);
    // Other tests share the cores; to read one of these here would take seconds.
    expect(loop.longest()).toBeLessThan(1000);
  }, 240_000);
});
