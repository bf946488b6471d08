// What moderation costs: a prompt against ten thousand rules, and a picture by the picture check.
import path from "node:path";
import { createEngine } from "../src/diffusion/engine.ts";
import { CHECK_SIDE } from "../src/diffusion/picture-check.ts";
import { openImages } from "../src/images/index.ts";
import { openWordFilter } from "../src/moderation/words/word-filter.ts";
import { harmlessPrompts } from "../test/support/moderation/harmless-prompts.ts";
import { percentile, spread } from "./support/statistics.ts";

const RULES = 10_000;
const TARGET_MS = 5;
const CHECK_TARGET_MS = 150;

const MODEL = path.resolve(import.meta.dirname, "../models/easel-v1");
const DRAWN = 60;
const SIDE = 256;
const THRESHOLD = 0.6;

export async function moderation(): Promise<void> {
  await words();
  await pictures();
  await drawn();
}

/** What the check says of pictures of the included model, which knows nothing that is unsafe. */
async function drawn(): Promise<void> {
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const engine = createEngine({ log, device: "cpu" });
  const images = openImages({ log });
  const scores: number[] = [];
  for (const [index, prompt] of harmlessPrompts(DRAWN).entries()) {
    const size = { width: SIDE, height: SIDE };
    const job = { folder: MODEL, prompt, seeds: [index], ...size, steps: 12, guidanceScale: 4 };
    for await (const event of engine.generate(job, { signal: new AbortController().signal })) {
      if (event.type !== "picture") continue;
      const { data, width, height } = event.picture;
      const target = { width: CHECK_SIDE, height: CHECK_SIDE, fit: "fill" } as const;
      const making = { request: { prompt, count: 1, model: "", seed: index }, seed: index };
      const file = await images.finishPicture(
        { kind: "pixels", data, width, height },
        { ...making, model: "local/easel-v1", version: "0" },
      );
      const pixels = await images.fitPixels(file.bytes, target);
      scores.push(await engine.checkPicture(pixels.data));
    }
  }
  const unsafe = scores.filter((score) => score >= THRESHOLD).length;
  const figures = [0.5, 0.95, 1].map((share) => percentile(scores, share).toFixed(2));
  console.log(`${scores.length} harmless drawn pictures: ${unsafe} at or over ${THRESHOLD};`);
  console.log(`  scores: median ${figures[0]}, p95 ${figures[1]}, highest ${figures[2]}`);
  await Promise.all([engine.close(), images.close()]);
}

/** The classifier takes one core, whatever the machine has. */
async function pictures(): Promise<void> {
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const engine = createEngine({ log, device: "cpu" });
  const picture = Uint8Array.from({ length: CHECK_SIDE ** 2 * 3 }, (_, at) => (at * 31) % 256);
  const first = performance.now();
  await engine.checkPicture(picture);
  const start = (performance.now() - first).toFixed(0);
  console.log(`the first picture, with the start of the process: ${start} ms`);
  const times: number[] = [];
  for (let round = 0; round < 50; round += 1) {
    const began = performance.now();
    await engine.checkPicture(picture);
    times.push(performance.now() - began);
  }
  console.log(`each further picture: ${spread(times)} (target ${CHECK_TARGET_MS} ms)`);
  await engine.close();
}

/** Half words, half patterns, among them one that runs wild in a backtracking engine. */
async function words(): Promise<void> {
  const filter = openWordFilter();
  const half = Array.from({ length: RULES / 2 }, (_, index) => index.toString(36));
  const blocked = {
    words: half.map((each) => `word${each}`),
    patterns: ["(a+)+$", ...half.slice(1).map((each) => String.raw`\bq${each}z+x?\b`)],
  };
  const made = performance.now();
  await filter.find(blocked, ["the first prompt"]);
  console.log(`${RULES} rules made ready once: ${(performance.now() - made).toFixed(0)} ms, aside`);
  const prompts = [...harmlessPrompts(1000), `${"a".repeat(1000)}!`, "aaaa aaaa ".repeat(100)];
  for (const prompt of prompts.slice(0, 200)) await filter.find(blocked, [prompt]);
  const times: number[] = [];
  for (const prompt of prompts) {
    const start = performance.now();
    await filter.find(blocked, [prompt, "blurry, worst quality"]);
    times.push(performance.now() - start);
  }
  console.log(`a prompt against them: ${spread(times)} (target ${TARGET_MS} ms)`);
  await filter.close();
}
