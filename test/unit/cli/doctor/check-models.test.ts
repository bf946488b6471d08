import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { checkModels } from "../../../../src/cli/doctor/check-models.ts";
import { parseConfig } from "../../../../src/config/load.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

describe("the doctor, looking at the models", () => {
  it("names them, the default one first", async () => {
    const config = parseConfig({ SEGMIND_API_KEY: "SG_1", EASEL_DEFAULT_MODEL: "local/easel-v1" });
    const { lines, broken } = await checkModels(config);
    expect(lines[0]).toMatch(/^local\/easel-v1 {2}\(.*; the default\)$/);
    expect(lines[1]).toContain("segmind/sdxl1.0-txt2img");
    expect(broken).toBe(false);
  });

  it("lists them also when the default one is not among them, and says what to do", async () => {
    const { lines, broken, next } = await checkModels(
      parseConfig({ EASEL_DEFAULT_MODEL: "dall-e" }),
    );
    expect(broken).toBe(true);
    expect(lines[0]).toContain("local/easel-v1");
    expect(lines.join()).toContain("not dall-e");
    expect(next).toContain("Set EASEL_DEFAULT_MODEL to auto");
  });

  it("says why a folder is no model", async () => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, "half"));
    await writeFile(path.join(folder, "half", "model_index.json"), "{");
    const finding = await checkModels(parseConfig({ EASEL_MODELS_DIR: folder }));
    expect(finding.lines).toEqual(["none", expect.stringContaining("half is not usable")]);
    expect(finding.broken).toBe(true);
  });

  it("names what was not pulled to its end, which is nothing broken", async () => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, ".pulling-sd-turbo"));
    const finding = await checkModels(parseConfig({ EASEL_MODELS_DIR: folder }));
    expect(finding.lines).toEqual(["none", expect.stringMatching(/^sd-turbo: not whole yet/)]);
    expect(finding.broken).toBe(false);
  });
});
