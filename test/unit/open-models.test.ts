import { cp, rm } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { parseConfig } from "../../src/load-config.ts";
import { openModels } from "../../src/open-models.ts";
import { tinyModel } from "../support/diffusion/tiny-model.ts";
import { RecordingLog } from "../support/pipeline/recording-log.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

async function open(settings: Readonly<Record<string, string>> = {}) {
  const directory = await temporaryFolder();
  const put = (name: string) => cp(tinyModel(), path.join(directory, name), { recursive: true });
  await put("first");
  const config = parseConfig({ EASEL_MODELS_DIR: directory, SEGMIND_API_KEY: "SG_1", ...settings });
  const models = await openModels(config, new RecordingLog());
  onTestFinished(() => models.close());
  const local = () => models.all().flatMap(({ id }) => (id.startsWith("local/") ? [id] : []));
  return {
    directory,
    put,
    models,
    local,
    remove: (name: string) => rm(path.join(directory, name), { recursive: true }),
  };
}

describe("the models of a running Easel", () => {
  it("change with the folders, and are the same list while nothing changes", async () => {
    const { models, put, remove, local } = await open();
    const before = models.all();
    await models.refresh();
    expect(models.all()).toBe(before);
    await put("second");
    await Promise.all([models.refresh(), models.refresh()]);
    expect(local()).toEqual(["local/first", "local/second"]);
    expect(models.find("local/second")?.name).toBe("second");
    await remove("first");
    await models.refresh();
    expect(local()).toEqual(["local/second"]);
  });

  it("keep the default one first, and go on without it when its folder is taken away", async () => {
    const { models, put, remove } = await open({ EASEL_DEFAULT_MODEL: "local/first" });
    await put("a");
    await models.refresh();
    expect(models.all()[0]?.id).toBe("local/first");
    await remove("first");
    await models.refresh();
    expect(models.all()[0]?.id).toBe("segmind/sdxl1.0-txt2img");
    await put("first");
    await models.refresh();
    expect(models.all()[0]?.id).toBe("local/first");
  });

  it("keep a folder that was named by its path", async () => {
    const { models, put, local } = await open();
    const elsewhere = path.join(await temporaryFolder(), "elsewhere");
    await cp(tinyModel(), elsewhere, { recursive: true });
    await models.addFolder(elsewhere);
    await put("second");
    await models.refresh();
    expect(local()).toEqual(["local/first", "local/second", "local/elsewhere"]);
  });

  it("need the default one at the start", async () => {
    await expect(open({ EASEL_DEFAULT_MODEL: "local/none" })).rejects.toThrow(
      "EASEL_DEFAULT_MODEL",
    );
  });
});
