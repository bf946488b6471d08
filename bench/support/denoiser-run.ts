import type { Rewrite } from "../../src/diffusion/graph/rewrite.ts";
import type { Session } from "../../src/diffusion/onnx/session.ts";
import { openSession } from "../../src/diffusion/runtime/onnx-session.ts";
import { rewrittenGraph } from "../../src/diffusion/runtime/part-opener.ts";
import { type Tensor, zeros } from "../../src/diffusion/tensor.ts";

/** One run of a denoiser. */
export interface DenoiserRun {
  /** Milliseconds by the clock. */
  readonly took: number;
  /** Milliseconds of processor time, of all threads together: what others do meanwhile counts less. */
  readonly work: number;
  readonly out: Float32Array;
}

/** Opens a UNet on the processor, with these rewrites. */
export function openDenoiser(path: string, rewrites: readonly Rewrite[]): Promise<Session> {
  const graph = rewrittenGraph(path, rewrites);
  return openSession(path, { executionProvider: "cpu", threads: 0, stage: "denoiser", graph });
}

/** Runs a UNet of Stable Diffusion 1 or 2 once, on two rows of square latents. */
export async function runDenoiser(session: Session, side: number): Promise<DenoiserRun> {
  const width = session.inputs.get("encoder_hidden_states")?.dims[2];
  const feeds = {
    sample: waves([2, 4, side, side]),
    timestep: {
      data: Float32Array.of(500),
      dims: session.inputs.get("timestep")?.dims.map(() => 1) ?? [],
    },
    encoder_hidden_states: waves([2, 77, typeof width === "number" ? width : 768]),
  };
  const before = process.cpuUsage();
  const start = performance.now();
  const outputs = await session.run(feeds);
  const took = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  const [first] = outputs.values();
  return { took, work: (user + system) / 1000, out: first?.data ?? new Float32Array() };
}

/** The largest difference of two results. */
export function apart(one: Float32Array, other: Float32Array): number {
  return one.reduce((most, value, at) => Math.max(most, Math.abs(value - (other[at] ?? NaN))), 0);
}

/** Numbers that bench/python/openvino_steps.py makes the same way. */
function waves(dims: readonly number[]): Tensor {
  const tensor = zeros(dims);
  return { ...tensor, data: tensor.data.map((_, index) => Math.sin(index * 12.9898) * 2) };
}
