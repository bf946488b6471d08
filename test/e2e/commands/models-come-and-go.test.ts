import { cp, mkdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { startDiscord } from "../../support/loopback/start-discord.ts";
import { loopbackSettings } from "../../support/easel-process.ts";
import { parseConfig } from "../../../src/load-config.ts";
import { startEasel } from "../../../src/main.ts";
import { RecordingLog } from "../../support/pipeline/recording-log.ts";
import { answerWith, spokenWords } from "../../support/remote/open-easel.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { tinyModel } from "../../support/diffusion/tiny-model.ts";
import { onTestFinished } from "vitest";

/** A bot whose only models lie in a folder of its own. */
async function openBotWithFolder(kind?: string) {
  const models = await temporaryFolder();
  await cp(tinyModel(kind), path.join(models, "first"), { recursive: true });
  const discord = await startDiscord();
  const log = new RecordingLog();
  const settings = loopbackSettings(discord, await temporaryFolder());
  const config = parseConfig({ ...settings, EASEL_MODELS_DIR: models });
  const easel = await startEasel(config, log, (error) => {
    throw error;
  });
  onTestFinished(() => easel.stop());
  const { scene } = discord;
  const you = discord.as(scene.you, { channel: scene.pictures });
  const offered = async () => {
    const outcome = await you.autocomplete("imagine", "model", { prompt: "a", model: "" });
    if (outcome.kind !== "choices") throw new Error(JSON.stringify(outcome));
    return outcome.choices.map(({ value }) => value);
  };
  return { models, discord, you, log, offered };
}

describe("a model folder that comes while the bot runs", () => {
  it("is offered at once, draws without a restart, and is gone when it is taken away", async () => {
    const bot = await openBotWithFolder();
    expect(await bot.offered()).toEqual(["local/first"]);
    await cp(tinyModel("tiny-velocity"), path.join(bot.models, "second"), { recursive: true });
    expect(await bot.offered()).toEqual(["local/first", "local/second"]);

    await cp(tinyModel(), path.join(bot.models, "third"), { recursive: true });
    const options = { prompt: "a red apple", model: "local/third", count: 1, steps: 1 };
    const outcome = await bot.you.slash("imagine", options);
    await answerWith(bot, outcome, "Reroll");

    await rm(path.join(bot.models, "second"), { recursive: true });
    expect(await bot.offered()).toEqual(["local/first", "local/third"]);
    await rm(path.join(bot.models, "third"), { recursive: true });
    await bot.offered();
    const refused = await bot.you.slash("imagine", options);
    expect(await spokenWords(bot, refused)).toContain("I have no model `local/third`");
  });

  it("widens the ranges of the command, which is registered again", async () => {
    const bot = await openBotWithFolder("tiny-lcm");
    const mostSteps = () => {
      const imagine = bot.discord
        .commands(bot.discord.scene.pictures)
        .find(({ name }) => name === "imagine");
      const steps = imagine?.options?.find(({ name }) => name === "steps");
      return steps && "max_value" in steps ? steps.max_value : undefined;
    };
    expect(mostSteps()).toBe(50);
    await cp(tinyModel(), path.join(bot.models, "second"), { recursive: true });
    await bot.offered();
    await bot.discord.events.waitUntil(() => mostSteps() === 150 || undefined);
  });

  it("is left out without a word until it is whole", async () => {
    const bot = await openBotWithFolder();
    const folder = path.join(bot.models, "slow");
    const graph = path.join(folder, "unet/model.onnx");
    await mkdir(folder);
    await writeFile(path.join(folder, "model_index.json"), "{");
    expect(await bot.offered()).toEqual(["local/first"]);
    await cp(tinyModel(), folder, { recursive: true });
    await truncate(graph, 5000);
    expect(await bot.offered()).toEqual(["local/first"]);
    await writeFile(graph, await readFile(path.join(tinyModel(), "unet/model.onnx")));
    expect(await bot.offered()).toEqual(["local/first", "local/slow"]);
    expect(bot.log.lines.filter(({ level }) => level === "warn")).toEqual([]);
  });
});
