import { existsSync } from "node:fs";
import { cp, lstat, mkdir, mkdtemp, readdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { manageModels } from "../../../../src/cli/models/models.ts";
import { openModelsContext, type TestModelsContext } from "../../../support/cli/models-context.ts";
import { keepPrinted } from "../../../support/cli/printed.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";
import {
  filesOfFolder,
  type LoopbackHub,
  startLoopbackHub,
} from "../../../support/loopback-hub.ts";
import { operatorAddition } from "../../../support/onnx-additions.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const NAME = "someone/tiny";

let hub: LoopbackHub;
beforeEach(async () => {
  hub = await startLoopbackHub();
  hub.commit(NAME, await filesOfFolder(tinyModel()));
});

async function open(typed?: string, locale = "en") {
  const start = { endpoint: hub.url, locale, ...(typed !== undefined && { typed }) };
  const context = await openModelsContext(start);
  const printed = keepPrinted();
  const run = (...args: string[]) => manageModels(args, context.config, context.words, context);
  return { context, printed, run, ...context };
}

const put = (context: Pick<TestModelsContext, "modelsDir">, name: string) =>
  cp(tinyModel(), path.join(context.modelsDir, name), { recursive: true });

describe("pull", () => {
  it("shows what would come and asks; what is agreed to is downloaded", async () => {
    const { run, printed, shown, modelsDir } = await open("y\n");
    expect(await run("pull", NAME)).toBe(0);
    expect(printed.output[0]).toContain("licence  mit");
    expect(shown[0]).toBe("Accept this licence and download? [y/N] ");
    expect(printed.output.at(-1)).toContain("/imagine model: local/tiny");
    expect(await readdir(modelsDir)).toEqual(["tiny"]);
  });

  it("downloads nothing without agreement", async () => {
    const { run, printed, modelsDir } = await open("n\n");
    expect(await run("pull", NAME)).toBe(1);
    expect(printed.output.at(-1)).toBe("Nothing was downloaded.");
    expect(existsSync(modelsDir)).toBe(false);
    expect(hub.visits.filter(({ path: at }) => at.includes("resolve"))).toHaveLength(1);
  });

  it("says so when the model is here, without asking the hub", async () => {
    const { run, printed } = await open();
    await run("pull", NAME, "--yes");
    hub.visits.length = 0;
    expect(await run("pull", NAME, "--yes")).toBe(0);
    expect(printed.output.at(-1)).toMatch(
      /^someone\/tiny is already here, as local\/tiny \(commit \w{12}\)/,
    );
    expect(hub.visits).toEqual([]);
  });

  it("leaves alone what has the place, and takes another name", async () => {
    const { run, modelsDir, context } = await open();
    await put(context, "tiny");
    await expect(run("pull", NAME, "--yes")).rejects.toThrow(
      /holds another model\. Name another folder with --as/,
    );
    expect(await run("pull", NAME, "--yes", "--as", "mine")).toBe(0);
    await expect(run("pull", `${NAME}@v2`, "--yes", "--as", "mine")).rejects.toThrow(
      "holds revision main of it",
    );
    expect(await readdir(modelsDir)).toEqual(["mine", "tiny"]);
  });

  it("warns of an export for one kind of graphics card, before and after", async () => {
    const files = await filesOfFolder(tinyModel());
    const graph = files["vae_decoder/model.onnx"] ?? Buffer.of();
    const changed = Buffer.concat([graph, operatorAddition("NhwcConv")]);
    hub.commit("tlwu/tiny", { ...files, "vae_decoder/model.onnx": changed });
    const { run, printed } = await open();
    await run("pull", "tlwu/tiny", "--yes");
    expect(printed.output[0]).toContain("warning  This export is made for CUDA");
    expect(printed.output[1]).toBe(
      "Note: Its vae_decoder uses the operator NhwcConv, which only CUDA can run: it does not work on the CPU or on WebGPU.",
    );
    await run("info", "tiny");
    expect(printed.output.join("\n")).toContain(
      "note      Its vae_decoder uses the operator NhwcConv",
    );
  });

  it("says what is wrong with a model that arrived and cannot be used", async () => {
    hub.commit("someone/odd", {
      ...(await filesOfFolder(tinyModel())),
      "unet/model.onnx": "no graph",
    });
    const { run, printed } = await open();
    expect(await run("pull", "someone/odd", "--yes")).toBe(1);
    expect(printed.errors.at(-1)).toMatch(
      /odd is not usable: .* npm run models -- remove odd deletes it\.$/,
    );
  });

  it("brings an autoencoder alone, which is offered to nobody as a model", async () => {
    const all = Object.entries(await filesOfFolder(tinyModel()));
    hub.commit("someone/taesd", Object.fromEntries(all.filter(([name]) => name.startsWith("vae"))));
    const { run, printed } = await open();
    expect(await run("pull", "someone/taesd", "--yes")).toBe(0);
    expect(printed.output.at(-1)).toBe(
      "taesd is here: an autoencoder, no model that draws by itself. Models that it fits make their previews with it.",
    );
    await run("list", "--json");
    const { installed } = JSON.parse(printed.output.at(-1) ?? "");
    expect(installed).toMatchObject([{ name: "taesd", usable: true, family: "Tiny autoencoder" }]);
  });

  it("is not whole when something ends it", async () => {
    hub.faults.push({ on: "unet/model.onnx", fault: { kind: "corrupt" } });
    const { run, shown, modelsDir, printed } = await open();
    await expect(run("pull", NAME, "--yes")).rejects.toThrow("is not the announced one");
    expect(shown.at(-1)).toBe("Not finished.\n");
    expect(await readdir(modelsDir)).toEqual([".pulling-tiny"]);
    await run("list");
    expect(printed.output.at(-1)).toBe("  tiny: not whole yet; pull it again to go on");
    expect(await run("remove", "tiny", "--yes")).toBe(0);
    expect(await readdir(modelsDir)).toEqual([]);
  });

  it("says in a sentence that the models' folder cannot be made", async () => {
    const { run, modelsDir } = await open();
    await writeFile(modelsDir, "");
    await expect(run("pull", NAME, "--yes")).rejects.toThrow(
      "cannot be written. Let this user write it",
    );
  });
});

describe("list", () => {
  it("shows the presets, what is here, and why something cannot be used", async () => {
    const { run, printed, context, modelsDir } = await open();
    await run("list");
    expect(printed.output[1]).toMatch(
      /^ {2}sd-1\.5 +about 4\.3 GB {2}Stable Diffusion 1\.5 +CreativeML/m,
    );
    expect(printed.output.at(-1)).toBe("  none");
    await put(context, "good");
    await mkdir(path.join(modelsDir, "half"));
    await writeFile(path.join(modelsDir, "half/model_index.json"), "{");
    await mkdir(path.join(modelsDir, "no-model"));
    await run("list");
    expect(printed.output.at(-1)).toMatch(/^ {2}no-model is not usable as a model: it is empty;/);
    const rows = printed.output.at(-2)?.split("\n") ?? [];
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/^ {2}local\/good +\d+ kB +Stable Diffusion$/);
    expect(rows[1]).toMatch(/^ {2}local\/half .*not usable: /);
  });
});

describe("info", () => {
  it("of a folder that is here tells family, size and files", async () => {
    const { run, printed, context } = await open();
    await put(context, "good");
    await run("info", "local/good");
    expect(printed.output.join("\n")).toContain("used as  local/good");
    await run("info", "good", "--json");
    expect(JSON.parse(printed.output.at(-1) ?? "")).toMatchObject({
      name: "good",
      installed: true,
      id: "local/good",
      family: "Stable Diffusion",
      usable: true,
      remarks: [],
      files: expect.arrayContaining([{ path: "unet/model.onnx", bytes: 541_695 }]),
    });
    expect(hub.visits).toEqual([]);
  });

  it("says that layers count in 8 bits where they do", async () => {
    const { run, printed, context } = await open();
    await put(context, "good");
    Object.assign(context.config, { providers: { local: { EASEL_INT8: true } } });
    await run("info", "good");
    expect(printed.output.join("\n")).toContain("EASEL_INT8 is on");
  });

  it("of a repository tells what a pull would bring", async () => {
    const repository = hub.repositories.get(NAME);
    if (repository)
      repository.card = {
        license: "other",
        license_name: "own",
        license_link: "https://a.example/l",
      };
    const { run, printed } = await open();
    await run("info", NAME, "--json");
    expect(JSON.parse(printed.output.at(-1) ?? "")).toMatchObject({
      installed: false,
      repository: NAME,
      revision: "main",
      licence: "own, https://a.example/l",
      files: expect.arrayContaining([{ path: "model_index.json", bytes: expect.any(Number) }]),
    });
  });
});

describe("remove", () => {
  it("asks, and deletes only what is agreed to", async () => {
    const first = await open("n\n");
    await put(first.context, "good");
    expect(await first.run("remove", "good")).toBe(1);
    expect(existsSync(path.join(first.modelsDir, "good"))).toBe(true);

    const second = await open("y\n");
    await put(second.context, "good");
    expect(await second.run("remove", "local/good")).toBe(0);
    expect(second.printed.output.at(-1)).toMatch(/^good is gone; \d+ kB are free again\.$/);
    expect(await readdir(second.modelsDir)).toEqual([]);
  });

  it("needs --yes where nobody can be asked", async () => {
    const { run, context, modelsDir } = await open();
    await put(context, "good");
    await expect(run("remove", "good")).rejects.toThrow("Nothing was deleted. Say --yes");
    expect(existsSync(path.join(modelsDir, "good"))).toBe(true);
  });

  it("touches nothing but model folders directly in the models' folder", async () => {
    const { run, context, modelsDir } = await open();
    await put(context, "good");
    await mkdir(path.join(modelsDir, "pictures"));
    const outside = await mkdtemp(path.join(await temporaryFolder(), "x-"));
    for (const name of ["..", ".", "../models/good", outside, "good/unet", "", ".hidden"]) {
      await expect(run("remove", name, "--yes"), name).rejects.toThrow();
    }
    await expect(run("remove", "pictures", "--yes")).rejects.toThrow(
      `There is no model "pictures" in ${modelsDir}. Here are: good.`,
    );
    expect((await readdir(modelsDir)).toSorted()).toEqual(["good", "pictures"]);
  });

  it("keeps a folder that is no model when an unfinished pull has its name", async () => {
    const { run, modelsDir } = await open();
    await mkdir(path.join(modelsDir, "pictures"), { recursive: true });
    await mkdir(path.join(modelsDir, ".pulling-pictures"));
    expect(await run("remove", "pictures", "--yes")).toBe(0);
    expect(await readdir(modelsDir)).toEqual(["pictures"]);
  });

  it("takes away what an earlier one left when it was stopped in the middle", async () => {
    const { run, context, modelsDir } = await open();
    await put(context, "good");
    await put(context, ".removing-old-1");
    expect(await run("remove", "good", "--yes")).toBe(0);
    expect(await readdir(modelsDir)).toEqual([]);
  });

  it("takes away a link, not what it leads to", async () => {
    const { run, modelsDir } = await open();
    const elsewhere = path.join(await temporaryFolder(), "model");
    await cp(tinyModel(), elsewhere, { recursive: true });
    await mkdir(modelsDir);
    await symlink(elsewhere, path.join(modelsDir, "linked"));
    expect(await run("remove", "linked", "--yes")).toBe(0);
    await expect(lstat(path.join(modelsDir, "linked"))).rejects.toThrow("ENOENT");
    expect(existsSync(path.join(elsewhere, "model_index.json"))).toBe(true);
  });

  it("keeps the included model unless --yes is said, also at a terminal", async () => {
    const context = await openModelsContext({ typed: "y\n" });
    const modelsDir = path.resolve(import.meta.dirname, "../../../../models");
    const [bundled = ""] = await readdir(modelsDir);
    const config = { ...context.config, modelsDir };
    await expect(manageModels(["remove", bundled], config, context.words, context)).rejects.toThrow(
      `${bundled} came with Easel. Say --yes to remove it all the same; git checkout models/${bundled} brings it back.`,
    );
    expect(existsSync(path.join(modelsDir, bundled))).toBe(true);
  });
});

describe("in German", () => {
  it("everything but JSON is said in it", async () => {
    const { run, printed, shown } = await open("j\n", "de");
    expect(await run("pull", NAME)).toBe(0);
    expect(printed.output[0]).toMatch(/^ {2}Lizenz +mit$/m);
    expect(shown[0]).toBe("Diese Lizenz annehmen und herunterladen? [j/N] ");
    expect(printed.output.at(-1)).toContain("tiny ist bereit (Stable Diffusion).");
    await run("list");
    expect(printed.output.at(-4)).toBe("Beim Namen zu holen (npm run models -- pull NAME):");
    expect(printed.output.at(-3)).toMatch(/^ {2}sd-1\.5 +etwa 4,3 GB/m);
    await run("info", "tiny");
    expect(printed.output.at(-2)).toMatch(/^ {2}heißt hier +local\/tiny$/m);
    await run("info", "tiny", "--json");
    expect(JSON.parse(printed.output.at(-1) ?? "")).toMatchObject({ family: "Stable Diffusion" });
    expect(await run("remove", "tiny", "--yes")).toBe(0);
    expect(printed.output.at(-1)).toMatch(/^tiny ist weg; \d+ kB sind wieder frei\.$/);
    await run();
    expect(printed.output.at(-1)).toContain(
      "npm run models -- remove NAME [--yes]  ein Modell aus",
    );
    expect(printed.output.at(-1)).toContain("Die Lizenz annehmen und nicht fragen");
  });
});

describe("help", () => {
  it("is printed for nothing at all", async () => {
    const { run, printed } = await open();
    expect(await run()).toBe(0);
    expect(printed.output[0]).toContain("npm run models -- remove NAME");
  });
});
