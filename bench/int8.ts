/**
 * Linear layers in 8 bits against the weights' own precision: how much quicker a run of the denoiser is,
 * and how far apart the final latents are (root mean square of the difference over that of the original),
 * in turns. `EASEL_BENCH_MODEL` names a folder, `EASEL_BENCH_STEPS` the steps, `EASEL_BENCH_PICTURES` the
 * pictures (8), each of another prompt where the model has examples.
 */
import { drawJob } from "../src/diffusion/draw-job.ts";
import { linearToInt8 } from "../src/diffusion/graph/linear-to-int8.ts";
import { describeModel } from "../src/diffusion/model-folder/describe-model.ts";
import { loadModel } from "../src/diffusion/runtime/load-model.ts";
import { openSession } from "../src/diffusion/runtime/onnx-session.ts";
import { rewrittenGraph } from "../src/diffusion/runtime/part-opener.ts";
import { bundledModelFolder } from "../test/support/bundled-model-folder.ts";
import { rootMeanSquare } from "../test/support/diffusion/final-latents.ts";
import { percentile } from "./support/statistics.ts";

export async function int8(): Promise<void> {
  const folder = process.env["EASEL_BENCH_MODEL"] ?? bundledModelFolder;
  const pictures = Number(process.env["EASEL_BENCH_PICTURES"] ?? 8);
  const description = await describeModel(folder);
  const { defaults, examples } = description;
  const steps = Number(process.env["EASEL_BENCH_STEPS"] ?? defaults.steps);
  const open = async (isWhole: boolean) => {
    const runs = { work: 0, took: 0, count: 0 };
    const model = loadModel(description, async (file, stage, rewrites) => {
      const isDenoiser = stage === "denoiser";
      const before = performance.now();
      const graph = rewrittenGraph(file, [
        ...rewrites,
        ...(isDenoiser && isWhole ? [linearToInt8] : []),
      ]);
      const rewritten = performance.now() - before;
      const session = await openSession(file, {
        executionProvider: "cpu",
        threads: 0,
        stage,
        graph,
      });
      const opened = performance.now() - before;
      console.log(
        `${stage}: opened in ${opened.toFixed(0)} ms, rewritten in ${rewritten.toFixed(0)}`,
      );
      return {
        ...session,
        async run(feeds) {
          const [start, used] = [performance.now(), process.cpuUsage()];
          const outputs = await session.run(feeds);
          const { user, system } = process.cpuUsage(used);
          if (isDenoiser) {
            runs.work += (user + system) / 1000;
            runs.took += performance.now() - start;
            runs.count += 1;
          }
          return outputs;
        },
      };
    });
    return { model, runs };
  };
  const [own, whole] = [await open(false), await open(true)];
  const draw = async ({ model, runs }: typeof own, index: number) => {
    Object.assign(runs, { work: 0, took: 0, count: 0 });
    let latents: Float32Array = new Float32Array();
    await drawJob(
      model,
      {
        folder,
        prompt: examples[index % examples.length] ?? "a red apple",
        negativePrompt: "",
        seeds: [index],
        ...defaults.size,
        steps,
        guidanceScale: defaults.guidanceScale,
        wantLatents: true,
      },
      {
        signal: new AbortController().signal,
        async emit(event) {
          if (event.type === "picture") latents = event.latents?.data ?? latents;
        },
      },
    );
    return { latents, work: runs.work / runs.count, took: runs.took / runs.count };
  };
  const [work, took, apart]: [number[], number[], number[]] = [[], [], []];
  // The first pair makes room in memory.
  for (let index = 0; index <= pictures; index += 1) {
    const [one, other] = [await draw(own, index), await draw(whole, index)];
    if (index > 0) {
      work.push(other.work / one.work);
      took.push(other.took / one.took);
    }
    apart.push(rootMeanSquare(other.latents, one.latents));
    console.log(
      `${index}. ${one.took.toFixed(0)} and ${other.took.toFixed(0)} ms a run (work ${one.work.toFixed(0)} and ${other.work.toFixed(0)}), latents ${apart.at(-1)?.toFixed(4)} apart`,
    );
  }
  console.log(
    `in 8 bits: ${percentile(took, 0.5).toFixed(3)} of the time, ${percentile(work, 0.5).toFixed(3)} of the work at the median; latents ${percentile(apart, 0.5).toFixed(4)} apart at the median, ${Math.max(...apart).toFixed(4)} at most`,
  );
}
