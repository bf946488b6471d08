import { describe, expect, it } from "vitest";
import type { Upload } from "../../../src/playground/loopback/index.ts";
import { openCarefulBot } from "../../support/discord/careful-bot.ts";
import { modalOf } from "../../support/discord/drawn.ts";
import { wordsOf } from "../../support/discord/reading.ts";
import { blankPng } from "../../support/large-png.ts";
import { animation, isoFile, samplePicture } from "../../support/sample-pictures.ts";

const png = () => samplePicture(640, 480).png().toBuffer();
const half = async () => {
  const whole = await png();
  return whole.subarray(0, whole.length / 2);
};
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

type Bytes = () => Buffer | Promise<Buffer>;

/** Files that are no picture to start from: how they come, and what their sender is told to do. */
const wrongFiles: readonly (readonly [what: string, name: string, bytes: Bytes, advice: RegExp])[] =
  [
    ["a program", "cat.exe", () => Buffer.from("MZ\x90\0"), /Send a PNG, JPEG, WebP, GIF or AVIF/],
    ["a text", "cat.png", () => Buffer.from("a red apple"), /Send a PNG, JPEG, WebP, GIF or AVIF/],
    ["a page", "cat.jpg", () => Buffer.from("<!doctype html><p>cat"), /Send a PNG, JPEG/],
    ["a bomb", "cat.png", () => blankPng(30_000, 30_000), /30000 × 30000 pixels.*Make it smaller/],
    ["a HEIC", "cat.heic", () => isoFile("heic", "mif1"), /HEIC.*Save it as PNG or JPEG/],
    ["a film", "cat.mp4", () => isoFile("mp42", "isom"), /Send a PNG, JPEG, WebP, GIF or AVIF/],
    ["nothing", "cat.png", () => Buffer.alloc(0), /empty \(0 bytes\).*Send the picture again/],
    ["half a PNG", "cat.png", half, /half there.*save it again/],
    ["an SVG", "cat.svg", () => Buffer.from(svg), /SVG.*Export it as PNG/],
    ["a dot", "cat.png", () => samplePicture(1, 1).png().toBuffer(), /at least 16.*Send a larger/],
  ];

describe("a file that is no picture to start from", () => {
  it.each(wrongFiles)(
    "%s (%s), attached to /imagine, is refused",
    async (_, name, make, advice) => {
      const bot = await openCarefulBot();
      const image: Upload = { name, bytes: await make() };
      const outcome = await bot.owner.slash("imagine", { prompt: "a cat", image });
      expect(await bot.refusalOf(outcome)).toMatch(advice);
      expect(await bot.storage.jobs.ofUser(bot.owner.user.id, 1)).toEqual([]);
    },
  );

  it.each(wrongFiles)("%s (%s), varied by the menu, is refused", async (_, name, make, advice) => {
    const bot = await openCarefulBot();
    const upload: Upload = { name, bytes: await make(), contentType: "image/png" };
    const message = bot.friend.send("look", { attachments: [upload] });
    const modal = modalOf(await bot.owner.contextMenu("Vary this image", message));
    const outcome = await bot.owner.submitModal(modal, { prompt: "a cat" });
    expect(await bot.refusalOf(outcome)).toMatch(advice);
  });

  it.each(wrongFiles)("%s (%s) has no details", async (_, name, make) => {
    const bot = await openCarefulBot();
    const upload: Upload = { name, bytes: await make(), contentType: "image/png" };
    const message = bot.friend.send("look", { attachments: [upload] });
    const outcome = await bot.owner.contextMenu("Image details", message);
    expect(await bot.refusalOf(outcome)).toMatch(/does not say how it was made|empty/);
  });

  it.each(wrongFiles)("%s (%s), sent with a mention, is refused", async (_, name, make, advice) => {
    const bot = await openCarefulBot();
    const upload: Upload = { name, bytes: await make(), contentType: "image/png" };
    bot.friend.send(`<@${bot.discord.scene.bot.id}> as a painting`, { attachments: [upload] });
    const { events, scene } = bot.discord;
    const answer = await events.waitUntil(() =>
      bot.friend.messages().find(({ author }) => author.id === scene.bot.id),
    );
    expect(JSON.stringify(answer)).toMatch(advice);
    expect(bot.log.lines.filter(({ level }) => level === "error")).toEqual([]);
  });
});

describe("an animation", () => {
  it.each(["gif", "webp"] as const)("(%s) gives its first frame, and says so", async (format) => {
    const bot = await openCarefulBot();
    const image: Upload = { name: `cat.${format}`, bytes: await animation(format) };
    const outcome = await bot.owner.slash("imagine", { prompt: "a cat", image });
    expect(wordsOf(await bot.pictureOf(outcome))).toContain("its first frame was taken");
  });
});

describe("a picture that says it is something else", () => {
  it("is taken for what it is", async () => {
    const bot = await openCarefulBot();
    const image: Upload = { name: "cat.txt", bytes: await png(), contentType: "text/plain" };
    const outcome = await bot.owner.slash("imagine", { prompt: "a cat", image });
    expect(wordsOf(await bot.pictureOf(outcome))).toContain("Drawn from a picture");
  });
});
