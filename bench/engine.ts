// What the engine itself costs: the time of a picture against the time inside ONNX Runtime, and
// the memory of many pictures in a row. With EASEL_BENCH_PYTHON (an interpreter with diffusers, torch
// and onnxruntime) also what Python takes for the same steps with the same threads.
import { availableParallelism } from "node:os";
import path from "node:path";
import { z } from "zod";
import { describeModel } from "../src/diffusion/description/describe-model.ts";
import { drawJob } from "../src/diffusion/draw-job.ts";
import type { GenerationJob } from "../src/diffusion/job.ts";
import { loadModel } from "../src/diffusion/runtime/load-model.ts";
import { readLenientJson } from "../src/diffusion/lenient-json.ts";
import { openSession } from "../src/diffusion/runtime/onnx-session.ts";
import { type PythonSpeed, pythonSpeeds } from "./support/python-speed.ts";

const PICTURES = Number(process.env["EASEL_BENCH_PICTURES"] ?? 30);
/** The length of a prompt's embeddings. */
const textSchema = z.object({ model_max_length: z.number().default(77) });
const MEGABYTE = 2 ** 20;

export async function engine(): Promise<void> {
  const folder = path.join(import.meta.dirname, "../models/easel-v0");
  const started = performance.now();
  const description = await describeModel(folder);
  let inside = 0;
  let denoising = 0;
  const model = loadModel(description, async (file, stage) => {
    const session = await openSession(file, { executionProvider: "cpu", threads: 0, stage });
    return {
      ...session,
      async run(feeds) {
        const before = performance.now();
        const outputs = await session.run(feeds);
        inside += performance.now() - before;
        if (stage === "denoiser") denoising += performance.now() - before;
        return outputs;
      },
    };
  });
  const { defaults } = description;
  const draw = async (seed: number) => {
    const job: GenerationJob = {
      folder,
      prompt: description.examples[0] ?? "a red apple",
      negativePrompt: "",
      seeds: [seed],
      ...defaults.size,
      steps: defaults.steps,
      guidanceScale: defaults.guidanceScale,
    };
    await drawJob(model, job, { signal: new AbortController().signal, emit: async () => {} });
  };

  await draw(0);
  const first = performance.now() - started;
  await draw(0);
  const memory = process.memoryUsage.rss();
  inside = 0;
  denoising = 0;
  const before = performance.now();
  for (let seed = 0; seed < PICTURES; seed += 1) await draw(seed);
  const total = performance.now() - before;
  console.table({
    "first picture, loading included (ms)": Math.round(first),
    "picture (ms)": Math.round(total / PICTURES),
    "inside ONNX Runtime (ms)": Math.round(inside / PICTURES),
    "overhead of the engine": Number((total / inside).toFixed(4)),
    "memory (MB)": Math.round(memory / MEGABYTE),
    [`growth over ${PICTURES} pictures (MB)`]: Math.round(
      (process.memoryUsage.rss() - memory) / MEGABYTE,
    ),
  });
  const peak = process.resourceUsage().maxRSS / 1024;
  await model.release();
  await comparePython(folder, {
    what: "Easel (the denoiser alone)",
    secondsPerStep: denoising / 1000 / PICTURES / defaults.steps,
    peakMegabytes: Math.round(peak),
  });
}

async function comparePython(folder: string, own: PythonSpeed): Promise<void> {
  const python = process.env["EASEL_BENCH_PYTHON"];
  if (python === undefined) return;
  const threads = availableParallelism();
  const config: unknown = await readLenientJson(
    path.join(folder, "tokenizer/tokenizer_config.json"),
  );
  const tokens = textSchema.parse(config).model_max_length;
  const others = await pythonSpeeds({ python, folder, tokens, steps: 60, threads });
  for (const { what, secondsPerStep, peakMegabytes } of [own, ...others]) {
    console.log(
      `${what}: ${(secondsPerStep * 1000).toFixed(1)} ms a step, ${peakMegabytes} MB at most`,
    );
  }
}
