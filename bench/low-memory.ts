// What loading a denoiser of SDXL's size and one step take in memory, with the weights in memory and
// in low-memory mode. EASEL_BENCH_UNET names a folder made by bench/low-memory/make_sdxl_unet.py.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { toFloat32 } from "../src/diffusion/graph/to-float32.ts";
import { readModel } from "../src/diffusion/onnx/read-model.ts";
import { weighModel } from "../src/diffusion/onnx/weigh-model.ts";
import { openSession } from "../src/diffusion/runtime/onnx-session.ts";
import { rewrittenGraph } from "../src/diffusion/runtime/part-opener.ts";
import { type Tensor, tensor } from "../src/diffusion/tensor.ts";

const MODES = ["off", "on"];
/** Latents a side: small, so that the weights are what counts. */
const SIDE = 16;
const GIGABYTE = 1e9;

/** Measures each mode in a process of its own: memory once used is not given back. */
export async function lowMemory(): Promise<void> {
  const folder = process.env["EASEL_BENCH_UNET"];
  if (folder === undefined) {
    console.log("Set EASEL_BENCH_UNET to a folder made by bench/low-memory/make_sdxl_unet.py.");
    return;
  }
  const { bytes } = weighModel(readModel(path.join(folder, "model.onnx")));
  console.log(`weights: ${(bytes / GIGABYTE).toFixed(2)} GB`);
  const wanted = process.env["EASEL_LOW_MEMORY"];
  for (const mode of wanted === undefined ? MODES : [wanted]) {
    const child = spawn(process.execPath, [import.meta.filename, folder, mode], {
      stdio: "inherit",
    });
    await once(child, "exit");
  }
}

async function measure(folder: string, mode: string): Promise<void> {
  const started = performance.now();
  const file = path.join(folder, "model.onnx");
  const sparing = { isSparing: true, asItStands: true, graph: rewrittenGraph(file, [toFloat32]) };
  const session = await openSession(file, {
    executionProvider: "cpu",
    threads: 0,
    stage: "denoiser",
    ...(mode === "on" && sparing),
  });
  const loaded = performance.now();
  const afterLoading = await memory();
  const outputs = await session.run({
    sample: filled(1, 4, SIDE, SIDE),
    timestep: filled(1),
    encoder_hidden_states: filled(1, 77, 2048),
    text_embeds: filled(1, 1280),
    time_ids: filled(1, 6),
  });
  const ended = performance.now();
  console.log(`low memory ${mode}: loaded in ${seconds(loaded - started)} s`);
  console.log(`  after loading: ${afterLoading}`);
  console.log(`  after one step (${seconds(ended - loaded)} s): ${await memory()}`);
  if (!outputs.has("out_sample")) throw new Error("The step gave nothing.");
}

/** The process' memory as the kernel counts it; what is mapped from files can be dropped any time. */
async function memory(): Promise<string> {
  const status = await readFile("/proc/self/status", "utf8");
  const gigabytes = (name: string) =>
    ((Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) * 1024) / GIGABYTE).toFixed(2);
  return `${gigabytes("VmRSS")} GB, of which ${gigabytes("RssFile")} GB mapped from files; at most ${gigabytes("VmHWM")} GB`;
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);

function filled(...dims: number[]): Tensor {
  const count = dims.reduce((product, length) => product * length, 1);
  return tensor(new Float32Array(count).fill(0.1), dims);
}

const [folder, mode] = process.argv.slice(2);
if (import.meta.main && folder !== undefined && mode !== undefined) await measure(folder, mode);
