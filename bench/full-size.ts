// A model of full size as a server uses it: the one in EASEL_BENCH_MODEL=FOLDER draws over the loopback
// Discord, by commands and by U, at SIZES ("512x512,768x432,1000x750") and in STEPS (2). OPERATIONS
// names some of those below, in this order. Every picture is kept in OUT, to be looked at.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import type { DiscordUser, Outcome, WireMessage } from "../src/playground/loopback/index.ts";
import { labelsOf, wordsOf } from "../test/support/discord/reading.ts";
import { type MeasuredBot, startMeasuredBot } from "./support/measured-bot.ts";

/** What a large model on a slow processor may take for one picture. */
const PATIENCE_MS = 60 * 60_000;

interface Size {
  readonly width: number;
  readonly height: number;
}

type Options = Parameters<DiscordUser["slash"]>[1];

const prompt = "a red apple";

/** What is ordered at a size. */
const orders: Readonly<Record<string, (size: Size) => Promise<Options>>> = {
  text: async (size) => ({ prompt, size: textOf(size) }),
  img2img: async (size) => ({
    prompt,
    size: textOf(size),
    strength: 0.5,
    image: await photo(581, 436),
  }),
  mask: async (size) => ({
    prompt,
    image: await photo(size.width, size.height),
    mask: await mask(size),
  }),
  extend: async (size) => ({
    prompt,
    image: await photo(size.width, size.height),
    extend: "left=64,up=64",
  }),
  hires: async (size) => ({ prompt: `${prompt} --hires-steps 2`, size: textOf(size), hires: 1.5 }),
};

export async function fullSize(): Promise<void> {
  const folder = path.resolve(process.env["EASEL_BENCH_MODEL"] ?? "");
  const out = process.env["OUT"] ?? "full-size";
  const sizes = (process.env["SIZES"] ?? "512x512,768x432,1000x750").split(",").map(readSize);
  const operations = process.env["OPERATIONS"]?.split(",") ?? [...Object.keys(orders), "U"];
  await mkdir(out, { recursive: true });
  await using bot = await startMeasuredBot({
    EASEL_MODELS_DIR: path.dirname(folder),
    EASEL_DEFAULT_MODEL: `local/${path.basename(folder)}`,
    EASEL_LOW_MEMORY: process.env["EASEL_LOW_MEMORY"] ?? "auto",
  });
  const you = bot.discord.as(bot.discord.scene.you, { channel: bot.discord.scene.pictures });
  for (const size of sizes) {
    let last: WireMessage | undefined;
    for (const operation of operations) {
      const started = performance.now();
      last = await finished(bot, you, await order(you, operation, size, last));
      const seconds = (performance.now() - started) / 1000;
      const file = path.join(out, `${operation}-${textOf(size)}.png`);
      const drawn = await keepPicture(last, file);
      console.log(`${operation} at ${textOf(size)}: ${textOf(drawn)} in ${seconds.toFixed(0)} s`);
    }
  }
}

/** Orders a picture by a command; "U" enlarges the last one that was drawn. */
async function order(
  you: DiscordUser,
  operation: string,
  size: Size,
  last: WireMessage | undefined,
): Promise<Outcome> {
  if (operation === "U" && last !== undefined) return await you.press(last, "U1");
  const options = await orders[operation]?.(size);
  if (options === undefined) throw new Error(`No operation is called ${operation}.`);
  const steps = Number(process.env["STEPS"] ?? 2);
  return await you.slash("imagine", { count: 1, steps, seed: 1, ...options });
}

/** The message with the picture and its buttons that an answer becomes. Throws what it says instead. */
async function finished(
  bot: MeasuredBot,
  you: DiscordUser,
  outcome: Outcome,
): Promise<WireMessage> {
  if (!("message" in outcome)) throw new Error(JSON.stringify(outcome));
  const { id } = outcome.message;
  return await bot.discord.events.waitUntil(() => {
    const message = you.messages().find((each) => each.id === id);
    if (message === undefined) return undefined;
    const labels = labelsOf(message);
    if (labels.includes("Try again")) throw new Error(wordsOf(message));
    return labels.includes("V1") ? message : undefined;
  }, PATIENCE_MS);
}

async function keepPicture({ attachments }: WireMessage, file: string): Promise<Size> {
  const bytes = await (await fetch(attachments[0]?.url ?? "")).bytes();
  await writeFile(file, bytes);
  return await sharp(bytes).metadata();
}

/** A picture with something to see in it: two waves of colour. */
async function photo(width: number, height: number) {
  const data = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const x = (pixel % width) / width;
    const y = Math.floor(pixel / width) / height;
    data.set([255 * x, 127 + 127 * Math.sin(9 * x + 5 * y), 255 * y], pixel * 3);
  }
  const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
  return { name: "photo.png", bytes };
}

/** White, which is drawn anew, in the right half. */
async function mask({ width, height }: Size) {
  const half = Math.floor(width / 2);
  const white = await sharp({ create: { width: half, height, channels: 3, background: "white" } })
    .png()
    .toBuffer();
  const bytes = await sharp({ create: { width, height, channels: 3, background: "black" } })
    .composite([{ input: white, left: width - half, top: 0 }])
    .png()
    .toBuffer();
  return { name: "mask.png", bytes };
}

function readSize(text: string): Size {
  const [width = 0, height = 0] = text.split("x").map(Number);
  return { width, height };
}

const textOf = ({ width, height }: Size): string => `${width}x${height}`;
