import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GenerationJob } from "../../src/diffusion/job.ts";
import { noiseSource } from "../../src/diffusion/noise-source.ts";
import type { RgbPicture } from "../../src/diffusion/picture.ts";
import type { ReleasableModel } from "../../src/diffusion/runtime/load-model.ts";
import { finalLatents, relativeDifference } from "../support/diffusion/final-latents.ts";
import { openModel } from "../support/diffusion/open-model.ts";

const folder = import.meta.dirname;
const SIZE = 16;
const [SEED, VARIATION_SEED] = [42, 77];

/** What was drawn, by which scheduler and how strongly; made by picture_controls.py. */
interface GoldenCase {
  readonly kind: "noise" | "vary" | "vary picture" | "inpaint" | "enlarge";
  readonly scheduler?: string;
  readonly strength: number;
  readonly interpolation?: "bilinear" | "nearest-exact";
  readonly factor?: number;
  readonly offset: number;
  readonly shape: readonly number[];
}

const cases: readonly GoldenCase[] = JSON.parse(
  readFileSync(join(folder, "latents/picture-controls.json"), "utf8"),
);
const bytes = readFileSync(join(folder, "latents/picture-controls.bin"));
const numbers = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);

function paint(level: (x: number, y: number, channel: number) => number): RgbPicture {
  const data = Uint8Array.from({ length: SIZE * SIZE * 3 }, (_, index) => {
    const pixel = Math.floor(index / 3);
    return level(pixel % SIZE, Math.floor(pixel / SIZE), index % 3);
  });
  return { data, width: SIZE, height: SIZE };
}

const picture = paint((x, y, channel) => (x * 7 + y * 13 + channel * 31) % 256);
const mask = paint((x, y) => (x >= 8 || (x < 4 && y >= 12) ? 255 : 0));

function jobFor({ kind, scheduler, strength, interpolation, factor = 1 }: GoldenCase) {
  const variation = { seeds: [VARIATION_SEED], strength };
  const enlarged = { width: SIZE * factor, height: SIZE * factor, strength };
  const upscaler = interpolation === "bilinear" ? "latent" : "latent-nearest";
  const controls: Readonly<Record<GoldenCase["kind"], Partial<GenerationJob>>> = {
    noise: {},
    vary: { variation },
    "vary picture": { variation, initial: { picture, strength: 0.75 } },
    inpaint: { initial: { picture, strength, mask } },
    enlarge: { hires: { ...enlarged, upscaler } },
  };
  const job: GenerationJob = {
    folder: join(folder, "models/tiny-epsilon"),
    prompt: "a red apple, drawn in ink",
    negativePrompt: "the house",
    seeds: [SEED],
    width: SIZE,
    height: SIZE,
    steps: 10,
    guidanceScale: 7.5,
    scheduler,
    wantLatents: true,
    ...controls[kind],
  };
  return job;
}

const referenceOf = ({ offset, shape }: GoldenCase): Float32Array =>
  numbers.subarray(offset, offset + shape.reduce((product, length) => product * length, 1));

const titled = (kinds: readonly GoldenCase["kind"][]) =>
  cases
    .filter(({ kind }) => kinds.includes(kind))
    .map((golden) => {
      const { kind, scheduler = "", strength, interpolation = "" } = golden;
      return [`${kind} ${scheduler} ${interpolation} at strength ${strength}`, golden] as const;
    });

describe("picture controls give the latents of torch and diffusers", () => {
  let model: ReleasableModel;
  beforeAll(async () => {
    model = await openModel(join(folder, "models/tiny-epsilon"));
  });
  afterAll(() => model.release());

  it.each(titled(["noise"]))("%s", (_, golden) => {
    const variation = { seed: VARIATION_SEED, strength: golden.strength };
    const noise = noiseSource(
      model.description,
      { width: SIZE, height: SIZE },
      { seed: SEED, variation },
      { isHalfPrecision: false },
    );
    expect(relativeDifference(noise.initial().data, referenceOf(golden))).toBeLessThan(1e-4);
  });

  it.each(titled(["vary", "vary picture", "inpaint", "enlarge"]))("%s", async (_, golden) => {
    const latents = await finalLatents(model, jobFor(golden));
    expect(relativeDifference(latents, referenceOf(golden))).toBeLessThan(1e-3);
  });
});
