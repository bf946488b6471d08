import { chmod, cp, mkdir, readdir, rename, symlink } from "node:fs/promises";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createEngine } from "../../../src/diffusion/engine.ts";
import type { GenerationJob, InitialPicture } from "../../../src/diffusion/job.ts";
import { asNobody } from "../../support/as-nobody.ts";
import { runEasel } from "../../support/cli/run-easel.ts";
import { spoiledModel, spoilings } from "../../support/diffusion/spoiled-models.ts";
import { tinyJob, tinyModel } from "../../support/diffusion/tiny-model.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { openModel } from "../../support/local-models/open-model.ts";

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const engine = createEngine({ log: silent, device: "cpu", threads: 1 });
afterAll(() => engine.close());

const initial: InitialPicture = {
  picture: { data: new Uint8Array(16 * 16 * 3).fill(99), width: 16, height: 16 },
  strength: 0.5,
};

async function draw(changes: Partial<GenerationJob>): Promise<number> {
  const { signal } = new AbortController();
  let pictures = 0;
  for await (const { type } of engine.generate(tinyJob({ steps: 2, ...changes }), { signal })) {
    if (type === "picture") pictures += 1;
  }
  return pictures;
}

const messageOf = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "nothing was wrong",
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

/** One line, one sentence, a way out, and no way through somebody's disk. */
function expectSentence(message: string, folder: string): void {
  expect(message).toMatch(/^[A-Za-z][^\n]{20,350}\.$/u);
  expect(message).not.toMatch(/[.!?] [A-Z]|ONNXRuntimeError|status code|\bat \S+:\d+|undefined/u);
  expect(message).not.toContain(path.dirname(folder));
  expect(message).toContain(path.basename(folder));
  expect(message).toMatch(/\b(export|download|move|use|let Easel)\b/u);
}

describe("a model folder with", () => {
  it.each(spoilings)("$what is explained in a sentence, and the engine goes on", async (each) => {
    const folder = await spoiledModel(each, await temporaryFolder());
    if (each.isSeenAtOnce) {
      const message = await messageOf(openModel(engine, folder));
      expect(message).toMatch(each.says);
      expectSentence(message, folder);
    }
    expect(await draw({})).toBe(1);
    const { pid } = engine.status();
    const message = await messageOf(draw({ folder }));
    expect(message).toMatch(each.says);
    expectSentence(message, folder);
    expect(await draw({})).toBe(1);
    expect(engine.status().pid).toBe(pid);
  });

  it("files that may not be read is explained", async () => {
    const parent = await temporaryFolder();
    await chmod(parent, 0o755);
    const folder = path.join(parent, "secret");
    await cp(tinyModel(), folder, { recursive: true });
    await chmod(path.join(folder, "unet/model.onnx"), 0);
    const message = await messageOf(asNobody(() => openModel(engine, folder)));
    expect(message).toContain(
      "unet/model.onnx cannot be read (Easel may not read it); let Easel read it.",
    );
    expectSentence(message, folder);
  });
});

describe("links", () => {
  it("of a download cache, whose files all lie in one folder, are followed", async () => {
    const directory = await temporaryFolder();
    const [folder, blobs] = [path.join(directory, "snapshot"), path.join(directory, "blobs")];
    await cp(tinyModel("tiny-xl-turbo"), folder, { recursive: true });
    await mkdir(blobs);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    for (const [index, { parentPath, name }] of files.entries()) {
      await rename(path.join(parentPath, name), path.join(blobs, `${index}`));
      await symlink(path.join(blobs, `${index}`), path.join(parentPath, name));
    }
    expect(await draw({ folder })).toBe(1);
  });

  it("to a whole folder and to a whole part are followed", async () => {
    const directory = await temporaryFolder();
    const [folder, link] = [path.join(directory, "real"), path.join(directory, "link")];
    await cp(tinyModel("tiny-xl-turbo"), folder, { recursive: true });
    await rename(path.join(folder, "unet"), path.join(directory, "unet"));
    await symlink("../unet", path.join(folder, "unet"));
    await symlink("real", link);
    expect(await draw({ folder: link })).toBe(1);
  });
});

describe("npm run imagine", () => {
  it("says the same sentences, folder after folder, and then draws", async () => {
    const directory = await temporaryFolder();
    const folders = await Promise.all(spoilings.map((each) => spoiledModel(each, directory)));
    const shared = { prompt: "a red apple", size: "16x16", steps: 2, seed: 1, scheduler: "Euler" };
    const requests = [
      ...folders.map((model) => ({ ...shared, model })),
      { ...shared, model: tinyModel() },
    ];
    const input = requests.map((request) => JSON.stringify(request)).join("\n");
    const { code, output, errors } = await runEasel(
      ["imagine", "--requests", "-", "--out", directory],
      { input },
    );
    expect(code).toBe(1);
    expect(errors).toBe("");
    const lines = output
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { error?: string; images?: readonly unknown[] });
    expect(lines).toHaveLength(spoilings.length + 1);
    for (const [index, { says }] of spoilings.entries()) {
      const message = lines[index]?.error ?? "nothing was wrong";
      expect(message).toMatch(says);
      expectSentence(message, folders[index] ?? "");
    }
    expect(lines.at(-1)?.images).toHaveLength(1);
  });

  it("says it in one line of standard error, with exit status 1", async () => {
    const folder = path.join(await temporaryFolder(), "spoiled");
    await cp(tinyModel("tiny-xl-turbo"), folder, { recursive: true });
    await rename(path.join(folder, "unet/weights.pb"), path.join(folder, "elsewhere"));
    const { code, output, errors } = await runEasel(["imagine", "a cat", "--model", folder]);
    expect({ code, output }).toEqual({ code: 1, output: "" });
    expect(errors.trimEnd()).toMatch(/the file with its weights is missing/u);
    expectSentence(errors.trimEnd(), folder);
  });
});

describe("a wrong option", () => {
  it.each([
    [["--steps", "0"], "--steps must be a whole number from 1 to 1000."],
    [
      ["--size", "8x"],
      "--size must be width x height in pixels (1 to 8192 a side), such as 768x512, or a shape, such as 16:9.",
    ],
    [["--guidance", "NaN"], "--guidance must be a number from 0 to 100."],
    [["--strength", "2"], "--strength must be a number from 0 to 1."],
  ])("at a terminal (%j) is one line and exit status 2", async (options, sentence) => {
    const { code, output, errors } = await runEasel(["imagine", "a cat", ...options]);
    expect({ code, output, errors }).toEqual({ code: 2, output: "", errors: `${sentence}\n` });
  });

  it.each([
    [["--size", "8x8"], "tiny-epsilon", /8×8 became 16×16/],
    [["--scheduler", "Euler"], "tiny-lcm", /has no scheduler Euler: LCM was used/],
  ])("that a model can be helped with (%j) is a note", async (options, model, note) => {
    const args = ["imagine", "a cat", "--model", tinyModel(model), "--steps", "2"];
    const size = model === "tiny-lcm" ? ["--size", "16x16"] : [];
    const { code, errors } = await runEasel([...args, ...size, ...options]);
    expect(code).toBe(0);
    expect(errors).toMatch(note);
    expect(errors.trimEnd().split("\n")).toHaveLength(1);
  });

  it.each<[string, Partial<GenerationJob>, string]>([
    ["no steps", { steps: 0 }, "Steps must be a whole number from 1 to 1000, not 0."],
    [
      "a size of 8",
      { width: 8, height: 8 },
      "A picture of 8×8 is not possible; tiny-epsilon takes whole pixels from 16×16 up.",
    ],
    [
      "a guidance of NaN",
      { guidanceScale: NaN },
      "The guidance scale must be a number from 0 to 100, not NaN.",
    ],
    [
      "a strength of 2",
      { initial: { ...initial, strength: 2 } },
      "strength must be a number from 0 to 1, not 2.",
    ],
    [
      "Euler for LCM",
      { folder: tinyModel("tiny-lcm"), scheduler: "Euler" },
      "tiny-lcm is drawn with LCM only, not with Euler.",
    ],
  ])(
    "in a job for the engine (%s) is one sentence, and the engine goes on",
    async (_, wrong, says) => {
      expect(await draw({})).toBe(1);
      const { pid } = engine.status();
      expect(await messageOf(draw(wrong))).toBe(says);
      expect(await draw({})).toBe(1);
      expect(engine.status().pid).toBe(pid);
    },
  );
});
