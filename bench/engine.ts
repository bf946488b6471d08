// What the engine itself costs: the time of a picture against the time inside ONNX Runtime, and
// the memory of many pictures in a row. With EASEL_BENCH_PYTHON (an interpreter with diffusers, torch
// and onnxruntime) also what Python takes for the same steps with the same threads, in turns.
// EASEL_BENCH_MODEL names another folder, for example one made by bench/python/make_sd15.py.
import { availableParallelism } from "node:os";
import path from "node:path";
import { z } from "zod";
import { readLenientJson } from "../src/diffusion/lenient-json.ts";
import { type MeasuredModel, openMeasuredModel } from "./support/measured-model.ts";
import { pythonSpeed } from "./support/python-speed.ts";
import { percentile } from "./support/statistics.ts";
import { bundledModelFolder } from "../test/support/bundled-model-folder.ts";

const numberSchema = z.coerce.number().int().positive();
const settingsSchema = z.object({
  EASEL_BENCH_MODEL: z.string().default(bundledModelFolder),
  EASEL_BENCH_PICTURES: numberSchema.default(30),
  EASEL_BENCH_STEPS: numberSchema.optional(),
  EASEL_BENCH_ROUNDS: numberSchema.default(5),
  EASEL_BENCH_PYTHON: z.string().optional(),
});
/** The length of a prompt's embeddings. */
const textSchema = z.object({ model_max_length: z.number().default(77) });
const MEGABYTE = 2 ** 20;

type Settings = z.infer<typeof settingsSchema>;

export async function engine(): Promise<void> {
  const settings = settingsSchema.parse(process.env);
  const pictures = settings.EASEL_BENCH_PICTURES;
  const started = performance.now();
  const model = await openMeasuredModel(settings.EASEL_BENCH_MODEL, settings.EASEL_BENCH_STEPS);
  await model.draw(1);
  const first = performance.now() - started;
  await model.draw(1);
  const memory = process.memoryUsage.rss();
  const { all, inside } = await model.draw(pictures);
  console.table({
    "first picture, loading included (ms)": Math.round(first),
    [`picture of ${model.steps} steps (ms)`]: Math.round(all / pictures),
    "inside ONNX Runtime (ms)": Math.round(inside / pictures),
    "overhead of the engine": Number((all / inside).toFixed(4)),
    "memory (MB)": Math.round(memory / MEGABYTE),
    "peak (MB)": Math.round(process.resourceUsage().maxRSS / 1024),
    [`growth over ${pictures} pictures (MB)`]: Math.round(
      (process.memoryUsage.rss() - memory) / MEGABYTE,
    ),
  });
  const { EASEL_BENCH_PYTHON: python } = settings;
  if (python !== undefined) await comparePython(python, model, settings);
  await model.release();
}

/** Easel and Python take the same steps in turns, so that a change of the machine meets both. */
async function comparePython(
  python: string,
  model: MeasuredModel,
  settings: Settings,
): Promise<void> {
  const { EASEL_BENCH_MODEL: folder, EASEL_BENCH_ROUNDS: rounds } = settings;
  const config: unknown = await readLenientJson(
    path.join(folder, "tokenizer/tokenizer_config.json"),
  );
  const tokens = textSchema.parse(config).model_max_length;
  const pictures = Math.max(1, Math.round(settings.EASEL_BENCH_PICTURES / rounds));
  const threads = availableParallelism();
  for (const way of ["onnxruntime", "diffusers"] as const) {
    const ratios: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const own = await model.draw(pictures);
      const work = { python, folder, tokens, steps: own.runs, threads };
      const other = await pythonSpeed(work, way);
      const theirs = other.secondsPerStep * 1000;
      ratios.push(own.aRun / theirs);
      console.log(
        `${round}. Easel ${own.aRun.toFixed(1)} ms a step; ${other.what} ${theirs.toFixed(1)} ms, ` +
          `${other.peakMegabytes} MB at most`,
      );
    }
    console.log(`Easel ÷ ${way}: ${percentile(ratios, 0.5).toFixed(3)} at the median`);
  }
}
