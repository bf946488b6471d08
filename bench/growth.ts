// What a hundred pictures in a row do to the memory of the engine's process, and its peak against the
// sizes of the model's parts. Needs /proc, so it runs on Linux.
import path from "node:path";
import { describeModel } from "../src/diffusion/model-folder/describe-model.ts";
import { readModel } from "../src/diffusion/onnx/read-model.ts";
import { weighModel } from "../src/diffusion/onnx/weigh-model.ts";
import { graphPath } from "../src/diffusion/model-files.ts";
import { createEngine } from "../src/diffusion/engine.ts";
import { bundledModelFolder } from "../test/support/bundled-model-folder.ts";
import { draw, memoryOf } from "./support/engine-memory.ts";

const PICTURES = 100;
/** After how many pictures the memory is read; growth counts from 10 on. */
const MARKS: ReadonlySet<number> = new Set([5, 10, 25, 50, 75, PICTURES]);
const MEGABYTE = 2 ** 20;
/** What a run may take beside its activations, as a multiple of its weights. */
const SHARE = 1.2;

const log = { debug() {}, info: console.log, warn: console.log, error: console.log };

export async function growth(): Promise<void> {
  const folder = bundledModelFolder;
  const { defaults, examples } = await describeModel(folder);
  const engine = createEngine({ log, device: "cpu", environment: process.env });
  try {
    // A model that is not there starts the process, which shows what it takes without any.
    await engine.warm(path.join(folder, "nowhere")).catch(() => {});
    const empty = await memoryOf(engine, "VmRSS");
    const started = engine.status().pid;
    const marks = new Map<number, number>();
    for (let seed = 1; seed <= PICTURES; seed += 1) {
      await draw(engine, {
        folder,
        prompt: examples[seed % examples.length] ?? "a red apple",
        negativePrompt: "",
        seeds: [seed],
        ...defaults.size,
        steps: defaults.steps,
        guidanceScale: defaults.guidanceScale,
      });
      if (MARKS.has(seed)) marks.set(seed, await memoryOf(engine, "VmRSS"));
    }
    const [settled = 0, last = 0] = [marks.get(10), marks.get(PICTURES)];
    const parts = ["text_encoder", "unet", "vae_decoder"].map((part) =>
      weighModel(readModel(graphPath(folder, part))),
    );
    const stored = parts.reduce((sum, { bytes }) => sum + bytes, 0) / MEGABYTE;
    // The CPU keeps half precision as float32.
    const held = parts.reduce((sum, { bytes, halfBytes }) => sum + bytes + halfBytes, 0) / MEGABYTE;
    const peak = await memoryOf(engine, "VmHWM");
    console.table({
      "without a model (MB)": rounded(empty),
      ...Object.fromEntries(
        Array.from(marks, ([count, megabytes]) => [
          `after ${count} pictures (MB)`,
          rounded(megabytes),
        ]),
      ),
      "growth from 10 to 100 (%)": rounded((last / settled - 1) * 100),
      "weights of the parts used, in their files (MB)": rounded(stored),
      "the same in memory, as float32 (MB)": rounded(held),
      "peak (MB)": rounded(peak),
      [`left for activations: peak − without a model − ${SHARE} × weights in memory (MB)`]: rounded(
        peak - empty - SHARE * held,
      ),
      "the same process all along": String(engine.status().pid === started),
    });
  } finally {
    await engine.close();
  }
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
