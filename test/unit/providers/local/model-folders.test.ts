import { cp, mkdir, rm, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { Engine } from "../../../../src/diffusion/engine.ts";
import { createModelFolders } from "../../../../src/providers/local/model-folders.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";
import { RecordingLog } from "../../../support/pipeline/recording-log.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";
import { inspectorHere } from "../../../support/local-models/inspector-here.ts";
import { besideModels } from "../../../support/local-models/open-model.ts";

/** Nothing is drawn here. */
const engine = {} as Engine;

let directory: string;
let log: RecordingLog;
let time: number;
beforeEach(async () => {
  directory = await temporaryFolder();
  log = new RecordingLog();
  time = 1_000_000;
});

const open = () =>
  createModelFolders({
    engine,
    directory,
    log,
    inspector: inspectorHere,
    now: () => time,
    beside: besideModels(directory),
  });
const put = (name: string) => cp(tinyModel(), path.join(directory, name), { recursive: true });
const idsOf = (models: readonly { readonly id: string }[]) => models.map(({ id }) => id);

describe("the folders of models", () => {
  it("are looked at again when asked, and unchanged ones stay the same object", async () => {
    const folders = open();
    expect(await folders.look()).toEqual([]);
    await put("b");
    const [first] = await folders.look();
    await put("a");
    const both = await folders.look();
    expect(idsOf(both)).toEqual(["local/a", "local/b"]);
    expect(both[1]).toBe(first);
    await rm(path.join(directory, "b"), { recursive: true });
    expect(idsOf(await folders.look())).toEqual(["local/a"]);
  });

  it("are read again when a file in them changed", async () => {
    const folders = open();
    await put("a");
    const [before] = await folders.look();
    const sidecar = path.join(directory, "a/easel.json");
    await writeFile(sidecar, JSON.stringify({ name: "Anna" }));
    const [named] = await folders.look();
    expect([before?.name, named?.name]).toEqual(["a", "Anna"]);
    await writeFile(sidecar, JSON.stringify({ name: "Elsa" }));
    await utimes(sidecar, 1, 1);
    expect((await folders.look())[0]?.name).toBe("Elsa");
  });

  it("that cannot be used are complained of once, at the first look at once", async () => {
    await mkdir(path.join(directory, "broken"));
    await writeFile(path.join(directory, "broken/model_index.json"), "{");
    const folders = open();
    for (let look = 0; look < 3; look += 1) expect(await folders.look()).toEqual([]);
    expect(log.lines).toMatchObject([
      { level: "warn", message: expect.stringContaining("broken") },
    ]);
  });

  it("that are still being copied are complained of only when nothing more comes", async () => {
    const folders = open();
    await folders.look();
    await put("slow");
    await rm(path.join(directory, "slow/unet/model.onnx"));
    expect(await folders.look()).toEqual([]);
    time += 29_000;
    await writeFile(path.join(directory, "slow/unet/model.onnx"), "");
    await folders.look();
    time += 29_000;
    await folders.look();
    expect(log.lines).toEqual([]);
    time += 1000;
    await folders.look();
    await folders.look();
    expect(log.lines).toHaveLength(1);
    await put("slow");
    expect(idsOf(await folders.look())).toEqual(["local/slow"]);
  });

  it("are no models while they are hidden, on their way in or out", async () => {
    await put(".removing-a-1");
    expect(await open().look()).toEqual([]);
  });

  it("hold no model where the directory is missing", async () => {
    directory = path.join(directory, "nowhere");
    expect(await open().look()).toEqual([]);
  });

  it("are warned of where the scheduler is drawn as another, and what is no model is named", async () => {
    await put("a");
    const file = path.join(directory, "a/scheduler/scheduler_config.json");
    await writeFile(file, JSON.stringify({ _class_name: "DEISMultistepScheduler" }));
    await writeFile(path.join(directory, "one.safetensors"), "");
    const folders = open();
    for (let look = 0; look < 2; look += 1) {
      expect(idsOf(await folders.look())).toEqual(["local/a"]);
    }
    expect(log.lines).toMatchObject([
      { level: "warn", message: expect.stringContaining("DEISMultistepScheduler") },
      { level: "warn", message: expect.stringContaining("one.safetensors is not usable") },
    ]);
    await writeFile(path.join(directory, "two.ckpt"), "");
    await folders.look();
    expect(log.lines).toHaveLength(2);
    time += 60_000;
    await folders.look();
    expect(log.lines).toHaveLength(3);
  });
});
