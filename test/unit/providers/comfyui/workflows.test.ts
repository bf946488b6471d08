import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { json } from "../../../support/vendors/answer.ts";
import { openComfyui, only } from "../../../support/vendors/comfyui/open-comfyui.ts";
import { portrait, redraw, withPlaceholders } from "../../../support/vendors/comfyui/workflows.ts";
import { requestFor, runModel } from "../../../support/vendors/run-model.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

/** The provider with a folder of these files. */
async function openWith(files: Readonly<Record<string, unknown>>) {
  const folder = await temporaryFolder();
  const put = async (name: string, content: unknown): Promise<void> =>
    writeFile(
      path.join(folder, name),
      typeof content === "string" ? content : JSON.stringify(content),
    );
  for (const [name, content] of Object.entries(files)) await put(name, content);
  const opened = await openComfyui([{}], { COMFYUI_WORKFLOWS_DIR: folder });
  const drawn = () => only(only(opened.machines).posts).body;
  return { ...opened, folder, put, drawn };
}

describe("a workflow of the owner's", () => {
  it("is a model, before the checkpoints, with the owner's values as defaults", async () => {
    const { open, model, drawn } = await openWith({ "portrait.json": portrait });
    expect(open.models()[0]?.id).toBe("comfyui/portrait");
    const { capabilities } = model("portrait");
    expect(capabilities).toMatchObject({
      textToImage: true,
      imageToImage: false,
      negativePrompt: true,
      steps: { default: 12 },
      guidanceScale: { default: 5.5 },
      sizes: { default: { width: 448, height: 640 } },
      schedulers: { default: "euler" },
      loras: { max: 1 },
    });
    const result = await runModel(model("portrait"), { prompt: "a red apple", seed: 7 });
    expect(result.error).toBeUndefined();
    expect(drawn()).toEqual({
      model: "v1-5.safetensors",
      prompt: "a red apple",
      negative_prompt: "blurry",
      seed: 7,
      steps: 12,
      guidance: 5.5,
      scheduler: "euler",
      sigmas: "karras",
      strength: 1,
      loras: [{ name: "details.safetensors", weight: 0.8 }],
      width: 448,
      height: 640,
    });
  });

  it("takes every option that it has a place for", async () => {
    const { model, drawn } = await openWith({ "portrait.json": portrait });
    const asked = {
      negativePrompt: "fog",
      steps: 30,
      guidanceScale: 4,
      scheduler: "DPM++ 2M",
      sigmas: "normal",
      size: { width: 512, height: 512 },
      loras: [{ name: "ink", weight: 0.3 }],
    };
    const result = await runModel(model("portrait"), asked);
    expect(result.error).toBeUndefined();
    expect(model("portrait").plan(requestFor(model("portrait"), asked)).warnings).toEqual([]);
    expect(drawn()).toMatchObject({
      negative_prompt: "fog",
      steps: 30,
      guidance: 4,
      scheduler: "dpmpp_2m",
      sigmas: "normal",
      width: 512,
      loras: [{ name: "styles/ink.safetensors", weight: 0.3 }],
    });
  });

  it("warns of every option that it has no place for", async () => {
    const { model } = await openWith({ "redraw.json": redraw });
    const source = { picture: "0".repeat(64), width: 640, height: 480, strength: 0.9 };
    const { warnings } = model("redraw").plan(
      requestFor(model("redraw"), {
        source: { ...source, mask: source },
        size: { width: 512, height: 512 },
        style: "anime",
        clipSkip: 2,
        refiner: { on: true },
      }),
    );
    expect(new Set(warnings.map(({ option }) => option))).toEqual(
      new Set(["mask", "size", "style", "clip_skip", "refiner"]),
    );
  });

  it("redraws a picture at its own size where it has none of its own", async () => {
    const { model, drawn } = await openWith({ "redraw.json": redraw });
    expect(model("redraw").capabilities).toMatchObject({ textToImage: false, imageToImage: true });
    const source = { picture: "0".repeat(64), width: 640, height: 480 };
    expect((await runModel(model("redraw"), { source })).error).toBeUndefined();
    expect(drawn()).toMatchObject({ width: 640, height: 480, strength: 0.55 });
  });

  it("has its placeholders filled in, numbers as numbers", async () => {
    const { model, drawn } = await openWith({ "film.json": withPlaceholders });
    await runModel(model("film"), { prompt: 'a "red" apple', seed: 9, steps: 17 });
    expect(drawn()).toMatchObject({
      prompt: 'photo of a "red" apple, 85mm',
      negative_prompt: "",
      seed: 9,
      steps: 17,
    });
  });

  it("follows a sidecar in which places are named", async () => {
    const { model, drawn, machines } = await openWith({
      "odd.json": portrait,
      "odd.easel.json": {
        name: "Odd one",
        inputs: { prompt: "7.text", cfg: ["3.cfg"] },
        output: "9",
      },
    });
    expect(model("odd").name).toBe("Odd one");
    await runModel(model("odd"), { prompt: "sky", guidanceScale: 2 });
    expect(drawn()).toMatchObject({ negative_prompt: "sky", guidance: 2 });
    expect(only(machines).runner.done).toHaveLength(1);
  });

  it.each([
    ["editor.json", { nodes: [], links: [], version: 0.4 }, "services.comfyui-ui-file"],
    ["broken.json", "{", "services.comfyui-bad-file"],
    ["list.json", [1, 2], "services.comfyui-bad-file"],
    ["blind.json", { 4: portrait["4"] }, "services.comfyui-no-output"],
    [
      "strange.json",
      JSON.stringify(portrait).replace("a face", "{{mood}}"),
      "services.comfyui-unknown-slot",
    ],
  ])("%s is refused, and the doctor says why", async (name, content, code) => {
    const { open, log } = await openWith({ [name]: content });
    expect(open.models().map(({ id }) => id)).not.toContain(`comfyui/${name.slice(0, -5)}`);
    const findings = await open.check(AbortSignal.timeout(5000));
    expect(findings.at(-1)?.broken).toBe(true);
    expect([findings.at(-1)?.next].flat().map((each) => each?.code)).toEqual([code]);
    expect(JSON.stringify(log)).toContain(name);
  });

  it.each([
    { inputs: { prompt: "99.text" } },
    { inputs: { mood: "6.text" } },
    { inputs: "6.text" },
    { prompt: "6.text" },
  ])("with a sidecar that fits nothing is refused: %o", async (sidecar) => {
    const { open } = await openWith({ "a.json": portrait, "a.easel.json": sidecar });
    expect(open.models().map(({ id }) => id)).not.toContain("comfyui/a");
  });

  it("that saves what moves keeps its batch, which is the film", async () => {
    const how = { fps: 6, lossless: false, quality: 80, method: "default" };
    const nine = {
      class_type: "SaveAnimatedWEBP",
      inputs: { ...portrait["9"].inputs, ...how },
    };
    const { model, machines } = await openWith({
      "film.json": { ...redraw, "9": nine },
      "words.json": { ...portrait, "12": nine },
    });
    expect(model("film").capabilities.animate).toBe(true);
    await runModel(model("words"));
    const graph = only(machines).requests.findLast(({ path }) => path === "/prompt")?.body;
    expect(graph).toMatchObject({ prompt: { "5": { inputs: { batch_size: 2 } } } });
  });

  it("whose node is not installed there says which, whatever version the server has", async () => {
    const odd = { class_type: "ADE_LoadAnimateDiff", inputs: {} };
    const { model, machines } = await openWith({ "odd.json": { ...portrait, "20": odd } });
    const { error } = await runModel(model("odd"));
    expect(error).toMatchObject({ kind: "gone-model", billed: "no" });
    expect(String(error)).toContain("ADE_LoadAnimateDiff");
    const message = "Cannot execute because node ADE_LoadAnimateDiff does not exist.";
    const old = { type: "invalid_prompt", message, details: "Node ID '#20'", extra_info: {} };
    only(machines).next(json(400, { error: old, node_errors: {} }));
    expect((await runModel(model("odd"))).error).toMatchObject({ kind: "gone-model" });
  });

  it("joins and leaves while Easel runs", async () => {
    const { open, put, folder } = await openWith({});
    const has = () => open.models().some(({ id }) => id === "comfyui/late");
    const refresh = () => open.refresh?.(AbortSignal.timeout(5000));
    expect(has()).toBe(false);
    await put("late.json", portrait);
    await refresh();
    expect(has()).toBe(true);
    const before = open.models();
    await refresh();
    expect(open.models()).toBe(before);
    await rm(path.join(folder, "late.json"));
    await refresh();
    expect(has()).toBe(false);
  });

  it("keeps its own name where a checkpoint has the same", async () => {
    const { open } = await openWith({ "v1-5.json": portrait });
    const ids = open.models().map(({ id }) => id);
    expect(ids.slice(0, 2)).toEqual(["comfyui/v1-5", "comfyui/v1-5.safetensors"]);
  });
});
