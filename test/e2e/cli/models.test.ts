import { existsSync } from "node:fs";
import { mkdir, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { runEasel, startEasel } from "../../support/cli/run-easel.ts";
import { tinyModel } from "../../support/diffusion/tiny-model.ts";
import { filesOfFolder, type LoopbackHub, startLoopbackHub } from "../../support/loopback-hub.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const NAME = "someone/tiny-onnx";

let hub: LoopbackHub;
let models: string;
let files: Record<string, Buffer>;
beforeEach(async () => {
  hub = await startLoopbackHub();
  models = path.join(await temporaryFolder(), "models");
  files = await filesOfFolder(tinyModel());
  hub.commit(NAME, { ...files, "unet/diffusion_pytorch_model.safetensors": Buffer.alloc(5000) });
});

const settings = () => ({ EASEL_MODELS_DIR: models, HF_ENDPOINT: hub.url.href });
const run = (...args: string[]) => runEasel(["models", ...args], { settings: settings() });

async function expectWhole(folder: string): Promise<void> {
  const pulled = await filesOfFolder(folder);
  for (const [file, content] of Object.entries(files)) {
    expect(pulled[file]?.equals(content), file).toBe(true);
  }
  expect(await readdir(models)).toEqual([path.basename(folder)]);
}

async function partBytes(): Promise<number> {
  const partial = path.join(models, ".pulling-tiny-onnx");
  const names = await readdir(partial).catch(() => []);
  const part = names.find((name) => name.endsWith(".part"));
  return part === undefined ? 0 : (await readFile(path.join(partial, part))).length;
}

describe("npm run models", () => {
  it("pulls a model that then draws, lists it, tells of it, and removes it", async () => {
    const pulled = await run("pull", NAME, "--yes");
    expect(pulled).toMatchObject({ code: 0 });
    expect(pulled.output).toContain("licence  mit");
    expect(pulled.output).toContain("/imagine model: local/tiny-onnx");
    expect(pulled.errors).toContain("100 %");
    await expectWhole(path.join(models, "tiny-onnx"));

    const drawn = await runEasel(
      ["imagine", "a red apple", "--model", "local/tiny-onnx", "--steps", "1", "--json"],
      { settings: settings() },
    );
    expect(JSON.parse(drawn.output)).toMatchObject({ model: "local/tiny-onnx" });

    const listed = JSON.parse((await run("list", "--json")).output);
    expect(listed.installed).toMatchObject([
      { id: "local/tiny-onnx", usable: true, family: "Stable Diffusion", repository: NAME },
    ]);
    const info = JSON.parse((await run("info", "tiny-onnx", "--json")).output);
    expect(info).toMatchObject({ installed: true, licence: "mit", repository: NAME });
    const removed = await run("remove", "tiny-onnx", "--yes");
    expect(removed).toMatchObject({ code: 0, errors: "" });
    expect(await readdir(models)).toEqual([]);
  });

  it("goes on where a killed pull ended, and the files are whole", async () => {
    const held = Promise.withResolvers<void>();
    let pieces = 0;
    hub.pace = async () => {
      pieces += 1;
      if (pieces === 25) held.resolve();
      if (pieces >= 25) await new Promise(() => {});
    };
    const first = await startEasel(["models", "pull", NAME, "--yes"], { settings: settings() });
    await held.promise;
    await expect.poll(() => partBytes()).toBeGreaterThan(0);
    first.child.kill("SIGKILL");
    await first.ended;
    const kept = await partBytes();
    expect(existsSync(path.join(models, "tiny-onnx"))).toBe(false);

    hub.pace = () => Promise.resolve();
    hub.visits.length = 0;
    const second = await run("pull", NAME, "--yes");
    expect(second).toMatchObject({ code: 0 });
    await expectWhole(path.join(models, "tiny-onnx"));
    const ranges = hub.visits.flatMap(({ range }) => range ?? []);
    expect(ranges).toContain(`bytes=${kept}-`);
  });

  it("keeps what has arrived when it is interrupted, and says so", async () => {
    const held = Promise.withResolvers<void>();
    hub.pace = async () => {
      held.resolve();
      await new Promise(() => {});
    };
    const { child, ended } = await startEasel(["models", "pull", NAME, "--yes"], {
      settings: settings(),
    });
    await held.promise;
    child.kill("SIGINT");
    const { code, errors } = await ended;
    expect(code).toBe(1);
    expect(errors.trimEnd()).toMatch(/the same command goes on from there\.$/);
    expect(await readdir(models)).toEqual([".pulling-tiny-onnx"]);
    const { output } = await run("list");
    expect(output).toContain("tiny-onnx: not whole yet");
  });

  it("lets one pull of a model run at a time", async () => {
    const held = Promise.withResolvers<void>();
    hub.pace = async () => {
      held.resolve();
      await new Promise(() => {});
    };
    await startEasel(["models", "pull", NAME, "--yes"], { settings: settings() });
    await held.promise;
    const second = await run("pull", NAME, "--yes");
    expect(second.code).toBe(1);
    expect(second.errors).toContain("Another pull of tiny-onnx is running.");
    const removal = await run("remove", "tiny-onnx", "--yes");
    expect(removal.errors).toContain("A pull of this model is running.");
  });

  it("downloads nothing that nobody agreed to", async () => {
    const { code, errors } = await run("pull", NAME);
    expect(code).toBe(2);
    expect(errors).toBe(
      "Nothing was downloaded. Say --yes to accept the licence (mit) and download without being asked.\n",
    );
    expect(existsSync(models)).toBe(false);
  });

  it("says in one line what is wrong with the command", async () => {
    await mkdir(models);
    const wrong = await Promise.all([
      run("pull"),
      run("fetch"),
      run("pull", "../x"),
      run("remove", ".."),
    ]);
    for (const { code, output, errors } of wrong) {
      expect({ code, output }).toEqual({ code: 2, output: "" });
      expect(errors.trimEnd().split("\n")).toHaveLength(1);
    }
    const { output } = await run("help");
    expect(output).toContain("npm run models -- pull NAME");
  });
});
