import { cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { checkModels } from "../../../../src/cli/doctor/check-models.ts";
import { parseConfig } from "../../../../src/load-config.ts";
import { spokenFinding } from "../../../support/cli/spoken-finding.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const check = async (settings: Record<string, string>) =>
  spokenFinding(await checkModels(parseConfig(settings)));

describe("the doctor, looking at the models", () => {
  it("names them, the default one first", async () => {
    const { lines, broken } = await check({
      SEGMIND_API_KEY: "SG_1",
      EASEL_DEFAULT_MODEL: "local/easel-v1",
    });
    expect(lines[0]).toMatch(/^local\/easel-v1 {2}\(.*; the default\)$/);
    expect(lines[1]).toContain("segmind/sdxl1.0-txt2img");
    expect(broken).toBe(false);
  });

  it("lists them also when the default one is not among them, and says what to do", async () => {
    const { lines, broken, next } = await check({ EASEL_DEFAULT_MODEL: "dall-e" });
    expect(broken).toBe(true);
    expect(lines[0]).toContain("local/easel-v1");
    expect(lines.join()).toContain("not dall-e");
    expect(next).toContain("Set EASEL_DEFAULT_MODEL to auto");
  });

  it("says why a folder is no model, and what to do when there is none at all", async () => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, "half"));
    await writeFile(path.join(folder, "half", "model_index.json"), "{");
    const finding = await check({ EASEL_MODELS_DIR: folder });
    expect(finding.lines).toEqual(["none", expect.stringContaining("half is not usable")]);
    expect(finding.broken).toBe(true);
    expect(finding.next).toContain("EASEL_MODELS_DIR, or set up one of the services");
  });

  it("names what is no model, and what is drawn in another way", async () => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, "one.safetensors"), "");
    const model = path.join(folder, "tiny");
    await cp(tinyModel(), model, { recursive: true });
    const file = path.join(model, "scheduler/scheduler_config.json");
    await writeFile(file, JSON.stringify({ _class_name: "DEISMultistepScheduler" }));
    const { lines, next, broken } = await check({ EASEL_MODELS_DIR: folder });
    expect(lines.join("\n")).toMatch(/local\/tiny: .*DEISMultistepScheduler/);
    expect(lines.join("\n")).toContain("one.safetensors is not usable as a model");
    expect(next).toContain("make a model folder of it");
    expect(broken).toBe(true);
  });

  it("names what was not pulled to its end, which is nothing broken", async () => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, ".pulling-sd-turbo"));
    const finding = await check({ EASEL_MODELS_DIR: folder, SEGMIND_API_KEY: "SG_1" });
    expect(finding.lines.at(-1)).toMatch(/^sd-turbo: not whole yet/);
    expect(finding.broken).toBe(false);
  });
});
