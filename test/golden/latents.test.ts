import { readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GenerationJob } from "../../src/diffusion/job.ts";
import type { ReleasableModel } from "../../src/diffusion/runtime/load-model.ts";
import {
  type SchedulerConfig,
  schedulerConfigSchema,
} from "../../src/diffusion/schedules/scheduler-config.ts";
import { type SigmaSpacing } from "../../src/diffusion/schedules/sigma-spacing.ts";
import { finalLatents, relativeDifference } from "../support/diffusion/final-latents.ts";
import { openModel } from "../support/diffusion/open-model.ts";
import { tinyModelCopy } from "../support/diffusion/tiny-model.ts";
import { patternedPicture } from "./patterned-picture.ts";

const folder = import.meta.dirname;

/** One set of options under which diffusers drew the reference; made by make_golden.py. */
interface GoldenCase {
  readonly scheduler: string;
  readonly steps: number;
  readonly guidance: number;
  readonly strength?: number;
  readonly eta?: number;
  readonly clip_skip?: number;
  readonly guidance_rescale?: number;
  /** Empty: none was given. */
  readonly negative?: string;
  /** Where the refiner takes over; undefined: it goes over the finished latents. */
  readonly fraction?: number;
  readonly extra?: Readonly<Record<string, unknown>>;
  /** Whether the autoencoder's latents have a mean and a deviation, as those of Playground 2.5 do. */
  readonly means?: boolean;
  /** False: drawn without T5. */
  readonly t5?: boolean;
  /** Width and height in pixels, 16 × 16 where nothing is said. */
  readonly size?: readonly [number, number];
  readonly offset: number;
  readonly shape: readonly number[];
}

function jobFor(golden: GoldenCase, model: string, refiner?: string): GenerationJob {
  const spacing = Object.keys(
    golden.extra?.["_class_name"] === undefined ? (golden.extra ?? {}) : {},
  )
    .find((key) => key.startsWith("use_"))
    ?.replace(/use_(.*)_sigmas/, "$1") as SigmaSpacing | undefined;
  const [width, height] = golden.size ?? [16, 16];
  const initial =
    golden.strength === undefined
      ? undefined
      : { picture: patternedPicture(width, height), strength: golden.strength };
  return {
    folder: join(folder, "models", model),
    prompt: "a red apple, drawn in ink",
    negativePrompt: golden.negative === "" ? undefined : "the house",
    seeds: [42],
    width,
    height,
    steps: golden.steps,
    guidanceScale: golden.guidance,
    scheduler: golden.scheduler,
    sigmas: spacing,
    eta: golden.eta,
    clipSkip: golden.clip_skip,
    guidanceRescale: golden.guidance_rescale,
    initial,
    refiner:
      refiner === undefined
        ? undefined
        : { folder: join(folder, "models", refiner), highNoiseFraction: golden.fraction },
    wantLatents: true,
  };
}

function title(golden: GoldenCase): string {
  const options = { ...golden, offset: undefined, shape: undefined };
  return JSON.stringify(options).replaceAll(/[{}"]/g, "");
}

/** A file of reference latents; its model is the one of the same name where none is given. */
interface Reference {
  readonly name: string;
  readonly base?: string;
  readonly refiner?: string;
  readonly tolerance?: (scheduler: string) => number;
}

const references: readonly Reference[] = [
  { name: "tiny-epsilon" },
  { name: "tiny-velocity" },
  { name: "tiny-half", tolerance: (scheduler) => (scheduler === "PNDM" ? 0.15 : 0.06) },
  { name: "tiny-xl" },
  { name: "tiny-xl-refiner" },
  { name: "tiny-xl-experts", base: "tiny-xl", refiner: "tiny-xl-refiner" },
  { name: "tiny-xl-turbo" },
  { name: "tiny-xl-solvers", base: "tiny-xl" },
  { name: "tiny-lcm" },
  { name: "tiny-deep" },
  { name: "tiny-deep-2" },
  { name: "tiny-deep-xl" },
  { name: "tiny-sd3" },
  { name: "tiny-flux-dev" },
  { name: "tiny-flux-schnell" },
  { name: "tiny-xl-noise", base: "tiny-xl" },
];

/** A copy of a model whose autoencoder names a mean and a deviation for each channel. */
async function folderWithMeans(name: string): Promise<string> {
  const copy = await tinyModelCopy(name);
  const file = join(copy, "vae_decoder/config.json");
  const means = {
    latents_mean: [-1.6574, 1.886, -1.383, 2.5155],
    latents_std: [8.4927, 5.9022, 6.5498, 5.2299],
  };
  const config: unknown = JSON.parse(await readFile(file, "utf8"));
  await writeFile(file, JSON.stringify(Object.assign({}, config, means)));
  return copy;
}

describe.each(references)("final latents of $name equal those of diffusers", (reference) => {
  const { name, base = name, refiner, tolerance = () => 1e-3 } = reference;
  const cases: GoldenCase[] = JSON.parse(
    readFileSync(join(folder, `latents/${name}.json`), "utf8"),
  );
  const bytes = readFileSync(join(folder, `latents/${name}.bin`));
  const numbers = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  let model: ReleasableModel;
  let second: ReleasableModel | undefined;

  beforeAll(async () => {
    model = await openModel(join(folder, "models", base));
    second = refiner === undefined ? undefined : await openModel(join(folder, "models", refiner));
  });
  afterAll(async () => {
    await model.release();
    await second?.release();
  });

  it.each(cases.map((golden) => [title(golden), golden] as const))("%s", async (_, golden) => {
    // A case that names its scheduler's class holds the whole file.
    const isWhole = golden.extra?.["_class_name"] !== undefined;
    const file = join(folder, `models/${base}/scheduler/scheduler_config.json`);
    const scheduler: SchedulerConfig = schedulerConfigSchema.parse({
      ...(isWhole ? {} : JSON.parse(readFileSync(file, "utf8"))),
      ...golden.extra,
    });

    const subject = golden.means ? await openModel(await folderWithMeans(base)) : model;
    const textParts =
      golden.t5 === false
        ? subject.textParts.filter(({ kind }) => kind === "clip")
        : subject.textParts;
    const altered = { ...subject, textParts, description: { ...subject.description, scheduler } };
    const latents = await finalLatents(altered, jobFor(golden, base, refiner), second);
    const count = golden.shape.reduce((product, length) => product * length, 1);
    const reference = numbers.subarray(golden.offset, golden.offset + count);
    expect(relativeDifference(latents, reference)).toBeLessThan(tolerance(golden.scheduler));
  });
});
