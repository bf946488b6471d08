// What the engine itself costs: the time of a picture against the time inside ONNX Runtime, and
// the memory of many pictures in a row.
import path from "node:path";
import { describeModel } from "../src/diffusion/description/describe-model.ts";
import { drawJob } from "../src/diffusion/draw-job.ts";
import type { GenerationJob } from "../src/diffusion/job.ts";
import { loadModel } from "../src/diffusion/runtime/load-model.ts";
import { openSession } from "../src/diffusion/runtime/onnx-session.ts";

const PICTURES = 30;
const MEGABYTE = 2 ** 20;

export async function engine(): Promise<void> {
  const folder = path.join(import.meta.dirname, "../models/easel-v0");
  const started = performance.now();
  const description = await describeModel(folder);
  let inside = 0;
  const model = loadModel(description, async (file, stage) => {
    const session = await openSession(file, { executionProvider: "cpu", threads: 0, stage });
    return {
      ...session,
      async run(feeds) {
        const before = performance.now();
        const outputs = await session.run(feeds);
        inside += performance.now() - before;
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
  await model.release();
}
