import path from "node:path";
import { mkdir } from "node:fs/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { lockFolder } from "../../../src/storage/folder-lock.ts";
import { runEasel } from "../../support/cli/run-easel.ts";
import { startDiscord } from "../../support/loopback/start-discord.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { startRemoteModels, TEST_KEY } from "../../support/vendors/remote-models.ts";

describe("npm run doctor", () => {
  it("finds everything in order, and leaves it so", async () => {
    const discord = await startDiscord();
    const remote = await startRemoteModels();
    onTestFinished(() => remote.close());
    const settings = {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_CDN_URL: discord.cdnUrl,
      SEGMIND_API_KEY: TEST_KEY,
      SEGMIND_BASE_URL: remote.segmind.url.href,
    };
    const { code, output, errors } = await runEasel(["doctor"], { settings });
    expect({ code, errors }).toEqual({ code: 0, errors: "" });
    expect(output).toContain("the token works; the bot is called");
    expect(output).toContain("the key works; 10.25 credits left");
    expect(output).toContain("cpu works");
    expect(output).toContain("segmind/sdxl1.0-txt2img  (Segmind SDXL 1.0; the default)");
    expect(output.trimEnd()).toMatch(/What to do next:\n {2}npm start$/);
    expect(output + errors).not.toContain(TEST_KEY);
    expect(remote.segmind.posts).toEqual([]);
  });

  it("goes on past what does not work, and says what to do about each", async () => {
    const remote = await startRemoteModels();
    onTestFinished(() => remote.close());
    const folder = await temporaryFolder();
    const data = path.join(folder, "data/playground");
    await mkdir(data, { recursive: true });
    onTestFinished(lockFolder(data));
    const settings = {
      SEGMIND_API_KEY: "SG_wrong",
      SEGMIND_BASE_URL: remote.segmind.url.href,
      EASEL_DEFAULT_MODEL: "dall-e",
      EASEL_DEVICE: "coreml",
    };
    const { code, output } = await runEasel(["doctor"], { settings, folder });
    expect(code).toBe(1);
    const [, steps = ""] = output.split("What to do next:");
    expect(steps).toContain("An Easel already runs with this data folder");
    expect(steps).toContain("put it into SEGMIND_API_KEY");
    expect(steps).toContain("EASEL_DEVICE=coreml does not work on this machine");
    expect(steps).toContain("Set EASEL_DEFAULT_MODEL to auto");
    expect(steps).toContain("run npm run doctor again");
    expect(output).not.toContain("SG_wrong");
  });

  it("names every setting that it cannot read", async () => {
    const settings = { EASEL_PORT: "x", LOG_LEVEL: "loud" };
    const { code, output, errors } = await runEasel(["doctor"], { settings });
    expect({ code, errors }).toEqual({ code: 1, errors: "" });
    expect(output).toContain("EASEL_PORT must be a whole number");
    expect(output).toContain("LOG_LEVEL must be one of");
  });
});

describe("a command that does not exist", () => {
  it("is told from those that do", async () => {
    const { code, output, errors } = await runEasel(["draw"]);
    expect({ code, output }).toEqual({ code: 2, output: "" });
    expect(errors).toBe(
      "There is no command draw. Known: start, imagine, models, data, gpu, and doctor.\n",
    );
  });

  it.each(["start", "doctor"])("is not mistaken for %s with words behind it", async (command) => {
    const { code, output, errors } = await runEasel([command, "imagine", "a cat"]);
    expect({ code, output }).toEqual({ code: 2, output: "" });
    expect(errors).toBe(
      `"${command}" takes nothing more, but "imagine a cat" was given. ` +
        "Settings belong in .env; pictures are drawn by npm run imagine.\n",
    );
  });
});
