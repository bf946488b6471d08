/**
 * How much quicker a UNet is with its attention as one operator: the same graph with and without, in
 * turns, on the same cores. `EASEL_BENCH_UNET` names its model.onnx.
 */
import { fitUpsamplers } from "../src/diffusion/graph/fit-upsamplers.ts";
import { fuseAttention } from "../src/diffusion/graph/fuse-attention.ts";
import type { Rewrite } from "../src/diffusion/graph/rewrite.ts";
import type { Session } from "../src/diffusion/onnx/session.ts";
import { openSession } from "../src/diffusion/runtime/onnx-session.ts";
import { rewrittenGraph } from "../src/diffusion/runtime/part-opener.ts";
import { type Tensor, zeros } from "../src/diffusion/tensor.ts";
import { percentile } from "./support/statistics.ts";

/** Latents a side, and pairs of runs after one that plans memory. */
const SIDE = 64;
const RUNS = 5;

function open(path: string, rewrites: readonly Rewrite[]): Promise<Session> {
  const graph = rewrittenGraph(path, rewrites);
  return openSession(path, { executionProvider: "cpu", threads: 0, stage: "denoiser", graph });
}

function noise(dims: readonly number[]): Tensor {
  const tensor = zeros(dims);
  const data = tensor.data.map((_, index) => Math.sin(index * 12.9898) * 2);
  return { ...tensor, data };
}

/** Milliseconds of one run, and what came out. */
async function run(session: Session): Promise<{ took: number; out: Float32Array }> {
  const width = session.inputs.get("encoder_hidden_states")?.dims[2];
  const feeds = {
    sample: noise([2, 4, SIDE, SIDE]),
    timestep: {
      data: Float32Array.of(500),
      dims: session.inputs.get("timestep")?.dims.map(() => 1) ?? [],
    },
    encoder_hidden_states: noise([2, 77, typeof width === "number" ? width : 768]),
  };
  const start = performance.now();
  const outputs = await session.run(feeds);
  const took = performance.now() - start;
  const [first] = outputs.values();
  return { took, out: first?.data ?? new Float32Array() };
}

export async function attention(): Promise<void> {
  const path = process.env["EASEL_BENCH_UNET"] ?? "";
  const plain = await open(path, [fitUpsamplers]);
  const fused = await open(path, [fitUpsamplers, fuseAttention]);
  const [before, after]: [number[], number[]] = [[], []];
  let apart = 0;
  for (let index = 0; index <= RUNS; index += 1) {
    const [one, other] = [await run(plain), await run(fused)];
    const differences = one.out.map((value, at) => Math.abs(value - (other.out[at] ?? Infinity)));
    apart = differences.reduce((most, each) => Math.max(most, each), apart);
    if (index === 0) continue;
    before.push(one.took);
    after.push(other.took);
  }
  const [long, short] = [percentile(before, 0.5), percentile(after, 0.5)];
  const less = Math.round((1 - short / long) * 100);
  console.log(
    `written out ${Math.round(long)} ms, fused ${Math.round(short)} ms a run of two rows, ${less} % less; largest difference ${apart.toExponential(1)}`,
  );
}
