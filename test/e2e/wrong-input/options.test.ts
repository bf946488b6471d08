import { describe, expect, it } from "vitest";
import type { OptionValues } from "../../../src/playground/loopback/index.ts";
import { openCarefulBot } from "../../support/discord/careful-bot.ts";
import { wordsOf } from "../../support/discord/reading.ts";
import { bundledModel } from "../../support/bundled-model.ts";

describe("an option of /imagine that cannot be used", () => {
  it.each<readonly [OptionValues, RegExp]>([
    [{ size: "8x" }, /such as `768x512`/],
    [{ size: "99999x1" }, /such as `768x512`/],
    [{ size: "0x0" }, /such as `768x512`/],
    [{ size: "-5x5" }, /such as `768x512`/],
    [{ size: "1e3x1e3" }, /such as `768x512`/],
    [{ size: "٣٢x٣٢" }, /such as `768x512`/],
    [
      { model: "local/nothing" },
      /I have no model `local\/nothing`.*These are here: `local\/scripted`/,
    ],
    [{ model: "`@everyone` <@1>" }, /I have no model.*These are here/],
    [{ image_url: "https://127.0.0.1/cat.png" }, /private address.*attach the picture/],
    [{ image_url: "https://2130706433/cat.png" }, /private address.*attach the picture/],
    [{ image_url: "https://[::1]/cat.png" }, /private address.*attach the picture/],
    [{ image_url: "https://[::ffff:a00:1]/" }, /private address.*attach the picture/],
    [{ image_url: "https://169.254.169.254/latest" }, /private address.*attach the picture/],
    [{ image_url: "http://192.168.0.1:8080/cat.png" }, /Only public https links/],
    [{ image_url: "https://user:secret@example.com/" }, /user name or password/],
    [{ image_url: "ftp://example.com/cat.png" }, /begins with https:\/\//],
    [{ image_url: "javascript:alert(1)" }, /begins with https:\/\//],
    [{ image_url: "data:image/png;base64,AAAA" }, /begins with https:\/\//],
    [{ image_url: "file:///etc/passwd" }, /begins with https:\/\//],
    [{ image_url: "cat" }, /begins with https:\/\//],
    [
      {
        image_url: "https://example.com/a.png",
        image: { name: "b.png", bytes: new Uint8Array(9) },
      },
      /both `image` and `image_url`.*Leave one of them out/,
    ],
  ])("%j is refused with what to do", async (options, advice) => {
    const bot = await openCarefulBot();
    const outcome = await bot.owner.slash("imagine", { prompt: "a cat", ...options });
    expect(await bot.refusalOf(outcome)).toMatch(advice);
    expect(await bot.storage.jobs.ofUser(bot.owner.user.id, 1)).toEqual([]);
    expect(bot.discord.pings).toEqual([]);
  });

  it.each<OptionValues>([
    { seed: 1e15 },
    { seed: -1 },
    { seed: 0.5 },
    { count: 0 },
    { count: 5 },
    { steps: 0 },
    { strength: 1.5 },
    { prompt: "x".repeat(4001) },
    { size: "x".repeat(101) },
  ])("%j does not pass Discord's own check of what the bot declared", async (options) => {
    const { owner } = await openCarefulBot();
    const outcome = await owner.slash("imagine", { prompt: "a cat", ...options });
    expect(outcome).toMatchObject({ kind: "refused" });
  });
});

describe("an option that the model does not have", () => {
  it.each<readonly [OptionValues, RegExp]>([
    [{ size: "8" }, /size/],
    [{ size: "8192x8" }, /size/],
    [{ style: "no such style" }, /style/],
    [{ scheduler: "no such scheduler" }, /scheduler/],
    [{ strength: 0.5 }, /Strength only counts with a picture to start from/],
  ])("%j is drawn all the same, with a warning", async (options, warning) => {
    const bot = await openCarefulBot({ models: [await bundledModel()] });
    const outcome = await bot.owner.slash("imagine", {
      prompt: "a red apple",
      count: 1,
      steps: 2,
      ...options,
    });
    const words = wordsOf(await bot.pictureOf(outcome));
    expect(words).toMatch(warning);
    expect(words).toContain("⚠️");
  });
});

describe("a number typed into the modal of Edit", () => {
  it.each([
    [{ seed: "99999999999999999" }, /The seed must be a whole number from 0 to/],
    [{ seed: "12; drop table" }, /The seed must be a whole number from 0 to/],
    [{ seed: "-1" }, /The seed must be a whole number from 0 to/],
    [{ seed: "0x10" }, /The seed must be a whole number from 0 to/],
  ])("%j is refused with what is allowed", async (values, advice) => {
    const bot = await openCarefulBot();
    const outcome = await bot.owner.submitModal(await bot.edit(), values);
    expect(await bot.refusalOf(outcome)).toMatch(advice);
  });
});
