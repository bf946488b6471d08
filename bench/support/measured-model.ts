import { describeModel } from "../../src/diffusion/model-folder/describe-model.ts";
import { drawJob } from "../../src/diffusion/draw-job.ts";
import type { GenerationJob } from "../../src/diffusion/job.ts";
import { loadModel } from "../../src/diffusion/runtime/load-model.ts";
import { openSession } from "../../src/diffusion/runtime/onnx-session.ts";
import { rewrittenGraph } from "../../src/diffusion/runtime/part-opener.ts";

/** Milliseconds that pictures took: in all, inside ONNX Runtime, and in a run of its denoiser. */
export interface Times {
  readonly all: number;
  readonly inside: number;
  readonly aRun: number;
  /** How often the denoiser ran: some schedulers call it more than once a step. */
  readonly runs: number;
}

/** A model in this process whose sessions are watched. */
export interface MeasuredModel {
  /** Steps of one picture. */
  readonly steps: number;
  /** Draws so many pictures, one after the other. */
  draw(pictures: number): Promise<Times>;
  release(): Promise<void>;
}

/** Opens a folder on the processor; `steps` are the model's own unless told. */
export async function openMeasuredModel(folder: string, steps?: number): Promise<MeasuredModel> {
  const description = await describeModel(folder);
  let inside = 0;
  let denoising = 0;
  let runs = 0;
  const model = loadModel(description, async (file, stage, rewrites) => {
    const graph = rewrittenGraph(file, rewrites);
    const settings = { executionProvider: "cpu", threads: 0, stage, graph };
    const session = await openSession(file, settings);
    return {
      ...session,
      async run(feeds) {
        const before = performance.now();
        const outputs = await session.run(feeds);
        const taken = performance.now() - before;
        inside += taken;
        if (stage === "denoiser") {
          denoising += taken;
          runs += 1;
        }
        return outputs;
      },
    };
  });
  const { defaults, examples } = description;
  const job: Omit<GenerationJob, "seeds"> = {
    folder,
    prompt: examples[0] ?? "a red apple",
    negativePrompt: "",
    ...defaults.size,
    steps: steps ?? defaults.steps,
    guidanceScale: defaults.guidanceScale,
  };
  return {
    steps: job.steps,
    async draw(pictures) {
      inside = 0;
      denoising = 0;
      runs = 0;
      const before = performance.now();
      for (let seed = 0; seed < pictures; seed += 1) {
        const watching = { signal: new AbortController().signal, emit: async () => {} };
        await drawJob(model, { ...job, seeds: [seed] }, watching);
      }
      return { all: performance.now() - before, inside, aRun: denoising / runs, runs };
    },
    release: async () => model.release(),
  };
}
