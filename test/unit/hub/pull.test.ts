import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { readRecord } from "../../../src/hub/hub-record.ts";
import { readReference } from "../../../src/hub/model-reference.ts";
import { planPull } from "../../../src/hub/plan-pull.ts";
import { checkSpace, type PullProgress } from "../../../src/hub/pull.ts";
import { sleep } from "../../../src/lib/sleep.ts";
import { clientOf, modelFiles, pull } from "../../support/hub-pull.ts";
import { type HubFault, type LoopbackHub, startLoopbackHub } from "../../support/loopback-hub.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const NAME = "someone/model";
const WEIGHTS = "unet/model.onnx_data";

let hub: LoopbackHub;
let models: string;
let files: Record<string, Buffer>;
beforeEach(async () => {
  hub = await startLoopbackHub();
  models = await temporaryFolder();
  files = modelFiles();
  hub.commit(NAME, files);
});

const harm = (fault: HubFault["fault"], times?: number, on = WEIGHTS) =>
  hub.faults.push({ on, fault, ...(times !== undefined && { times }) });

const rangesOf = () =>
  hub.visits.flatMap(({ path: at, range }) => (at.includes(WEIGHTS) ? [range] : []));

/** The pulled files are those of the repository, and nothing else is left in the folder. */
async function expectWhole(pulled: Record<string, Buffer>, expected = files): Promise<void> {
  const { "hub.json": record, ...rest } = pulled;
  expect(record).toBeDefined();
  expect(Object.keys(rest).toSorted()).toEqual(Object.keys(expected).toSorted());
  for (const [file, content] of Object.entries(expected)) {
    expect(rest[file]?.equals(content), file).toBe(true);
  }
}

/** What is kept of the weights after a pull that did not end. */
async function keptBytes(): Promise<number> {
  const partial = path.join(models, ".pulling-model");
  const part = (await readdir(partial)).find((name) => name.endsWith(".part"));
  return part === undefined ? 0 : (await readFile(path.join(partial, part))).length;
}

describe("pulling a model", () => {
  it("brings every file, with the progress of the whole, and remembers where it came from", async () => {
    const progress: PullProgress[] = [];
    await expectWhole(await pull(hub, NAME, models, { onProgress: (each) => progress.push(each) }));
    const amounts = progress.map(({ bytes }) => bytes);
    expect(amounts).toEqual(amounts.toSorted((a, b) => a - b));
    const total = Object.values(files).reduce((sum, { length }) => sum + length, 0);
    expect(progress.at(-1)).toMatchObject({
      bytes: total,
      of: total,
      arrived: total,
      isFileWhole: true,
    });
    expect(await readRecord(path.join(models, "model"))).toMatchObject({
      repository: NAME,
      revision: "main",
      commit: hub.repositories.get(NAME)?.branches.get("main"),
      licence: "mit",
    });
  });

  it("stays at the commit that the branch meant when it began", async () => {
    const client = clientOf(hub);
    const plan = await planPull(client, readReference(NAME));
    hub.commit(NAME, { ...modelFiles(), "easel.json": "{}" });
    const { pullModel } = await import("../../../src/hub/pull.ts");
    const { signal } = new AbortController();
    await pullModel(plan, { client, modelsDir: models, signal, onProgress: () => {} });
    expect(await readFile(path.join(models, "model", WEIGHTS))).toEqual(files[WEIGHTS]);
  });

  it("downloads content that two paths share once", async () => {
    const twice = { ...files, "text_encoder/model.onnx_data": files[WEIGHTS] ?? "" };
    hub.commit(NAME, twice);
    await expectWhole(await pull(hub, NAME, models), twice as Record<string, Buffer>);
    const downloads = hub.visits.filter(({ server }) => server === "cdn");
    expect(downloads).toHaveLength(1);
  });
});

describe("a download that is cut", () => {
  it("goes on by itself from where it was cut, of the same version", async () => {
    harm({ kind: "cut", after: 40_000 }, 2);
    // The hub leads on to the CDN: each attempt visits both.
    await expectWhole(await pull(hub, NAME, models));
    const resumed = hub.visits.find(({ server, range }) => server === "cdn" && range !== undefined);
    expect(resumed).toMatchObject({
      range: "bytes=40000-",
      ifRange: expect.stringMatching(/^"\w{64}"$/),
    });
  });

  it("goes on at the next pull when it is cut again and again, downloading only the rest", async () => {
    const { signal } = new AbortController();
    harm({ kind: "cut", after: 16_000 }, 2);
    harm({ kind: "cut", after: 0 });
    await expect(pull(hub, NAME, models, { signal })).rejects.toThrow(
      /was cut off again and again while unet\/model\.onnx_data was coming\..*is kept\.$/,
    );
    expect(await keptBytes()).toBe(16_000);
    hub.faults.length = 0;
    const progress: PullProgress[] = [];
    await expectWhole(await pull(hub, NAME, models, { onProgress: (each) => progress.push(each) }));
    expect(progress.at(-1)?.arrived).toBe(84_000);
    expect(await readdir(path.join(models, "model", "unet"))).toHaveLength(2);
  });

  it("notices a server that falls silent", async () => {
    harm({ kind: "stall", after: 20_000 }, 2);
    await expectWhole(await pull(hub, NAME, models, { timings: { idleMs: 300 } }));
  });

  it.each<HubFault["fault"]["kind"]>(["no-ranges", "wrong-range"])(
    "begins anew at a server with %s",
    async (kind) => {
      harm({ kind: "cut", after: 40_000 }, 2);
      harm({ kind } as HubFault["fault"], 2);
      await expectWhole(await pull(hub, NAME, models));
    },
  );

  it("keeps what another commit has too, and nothing else of the old one", async () => {
    harm({ kind: "cut", after: 16_000 }, 2);
    harm({ kind: "status", status: 404 });
    await expect(pull(hub, NAME, models)).rejects.toThrow();
    hub.faults.length = 0;
    hub.visits.length = 0;
    const changed = { ...files, "scheduler/scheduler_config.json": Buffer.from('{"new":true}') };
    hub.commit(NAME, changed);
    await expectWhole(await pull(hub, NAME, models), changed);
    expect(rangesOf()).toContain("bytes=16000-");
    expect(hub.visits.filter(({ path: at }) => at.includes("text_encoder/model.onnx"))).toEqual([]);
  });

  it("throws away what was put together wrongly, and downloads it once more", async () => {
    harm({ kind: "cut", after: 16_000 }, 2);
    harm({ kind: "status", status: 404 });
    await expect(pull(hub, NAME, models)).rejects.toThrow();
    hub.faults.length = 0;
    const partial = path.join(models, ".pulling-model");
    const part = (await readdir(partial)).find((name) => name.endsWith(".part")) ?? "";
    await writeFile(path.join(partial, part), Buffer.alloc(16_000));
    await expectWhole(await pull(hub, NAME, models));
  });

  it("begins anew when more is here than belongs", async () => {
    const client = clientOf(hub);
    const { files: planned } = await planPull(client, readReference(NAME));
    const hash = planned.find(({ path: at }) => at === WEIGHTS)?.hash.value ?? "";
    const partial = path.join(models, ".pulling-model");
    await mkdir(partial);
    await writeFile(path.join(partial, `${hash}.part`), Buffer.alloc(200_000));
    await expectWhole(await pull(hub, NAME, models));
  });

  it("stops with the signal's reason and keeps what has come", async () => {
    const cancel = new AbortController();
    const onProgress = ({ bytes }: PullProgress) => {
      if (bytes > 40_000) cancel.abort(new Error("enough"));
    };
    hub.pace = () => sleep(10);
    await expect(pull(hub, NAME, models, { signal: cancel.signal, onProgress })).rejects.toThrow(
      "enough",
    );
    expect(await keptBytes()).toBeGreaterThan(30_000);
    await expectWhole(await pull(hub, NAME, models));
  });
});

describe("a hub that lies", () => {
  it("about the content: the file is thrown away, and the sentence says why", async () => {
    harm({ kind: "corrupt" });
    await expect(pull(hub, NAME, models)).rejects.toThrow(
      /^unet\/model\.onnx_data came whole from .*, but its sha256 is not the announced one/,
    );
    expect(await keptBytes()).toBe(0);
    expect(await readdir(models)).toEqual([".pulling-model"]);
  });

  it("about the content of a small file: git's own hash tells", async () => {
    harm({ kind: "corrupt" }, undefined, "scheduler_config.json");
    await expect(pull(hub, NAME, models)).rejects.toThrow("its git hash is not the announced one");
  });

  it("about the content of the index, before anything is downloaded", async () => {
    harm({ kind: "corrupt" }, undefined, "resolve");
    await expect(pull(hub, NAME, models)).rejects.toThrow("model_index.json is not what");
    expect(await readdir(models)).toEqual([]);
  });

  it("is told from one that is not made of git, where the length has to do for small files", async () => {
    hub.smallFileName = (content) => createHash("sha1").update(content).digest("hex");
    await expectWhole(await pull(hub, NAME, models));
    const other = await temporaryFolder();
    harm({ kind: "length", by: 2 }, undefined, "scheduler_config.json");
    await expect(pull(hub, NAME, other)).rejects.toThrow("announced 2 bytes of scheduler/");
  });

  it.each([
    [5, false, "announced 100000 bytes of unet/model.onnx_data but sends 100005"],
    [-5, false, "announced 100000 bytes of unet/model.onnx_data but sends 99995"],
    [5, true, "announced 100000 bytes of unet/model.onnx_data but sends more"],
    [-5, true, "was cut off again and again"],
  ])("about the length, by %d bytes (chunked: %s)", async (by, chunked, words) => {
    harm({ kind: "length", by, chunked });
    await expect(pull(hub, NAME, models)).rejects.toThrow(words);
    hub.faults.length = 0;
    await expectWhole(await pull(hub, NAME, models));
  });
});

describe("the disk", () => {
  it("is looked at before anything is downloaded", async () => {
    const plan = await planPull(clientOf(hub), readReference(NAME));
    const check = (free: number) =>
      checkSpace(plan, { modelsDir: models, freeBytes: async () => free });
    await expect(check(60e6)).rejects.toThrow(
      /^model needs 100 kB more, but only 60 MB are free on the disk of .*EASEL_MODELS_DIR/,
    );
    await expect(check(1e9)).resolves.toBeUndefined();
  });

  it("need not hold again what is here already", async () => {
    harm({ kind: "cut", after: 99_000 }, 2);
    harm({ kind: "status", status: 404 });
    await expect(pull(hub, NAME, models)).rejects.toThrow();
    const plan = await planPull(clientOf(hub), readReference(NAME));
    const check = checkSpace(plan, { modelsDir: models, freeBytes: async () => 0 });
    await expect(check).rejects.toThrow("needs 1.0 kB more");
  });

  it("that cannot be written is said in a sentence", async () => {
    const file = path.join(models, "file");
    await writeFile(file, "");
    await expect(pull(hub, NAME, file)).rejects.toThrow(/cannot be written \(ENOTDIR\)/);
  });

  it("keeps what came up in the model's place meanwhile", async () => {
    const onProgress = () => void mkdir(path.join(models, "model"), { recursive: true });
    await expect(pull(hub, NAME, models, { onProgress })).rejects.toThrow("is already there");
    expect(await readdir(path.join(models, "model"))).toEqual([]);
  });
});
