import { InferenceSession, Tensor } from "onnxruntime-node";
import { DiffusionError } from "../../domain/errors.ts";
import { reasonOf } from "../errors.ts";
import { PROBE_SIDE, probeGraph } from "./probe-graph.ts";
import type { InferenceSettings, TriedProvider } from "./protocol.ts";

/** The execution provider that will be used, and those that were tried before it. */
export interface ChosenProvider {
  readonly provider: string;
  readonly tried: readonly TriedProvider[];
}

/** ONNX Runtime's names of the devices. */
const providerNames = {
  cpu: "cpu",
  webgpu: "webgpu",
  cuda: "cuda",
  directml: "dml",
  coreml: "coreml",
} as const;

/** What `auto` tries, the best first; the CPU always works and comes last. */
const candidates: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ["cuda", "webgpu"],
  win32: ["dml", "webgpu"],
  darwin: ["coreml", "webgpu"],
};

/**
 * Chooses an execution provider by trying them one at a time: a list given to ONNX Runtime fails
 * as a whole when its first entry does. A WebGPU adapter may be software, so it must also beat the
 * CPU. Throws DiffusionError when a device that was asked for by name does not work.
 */
export async function chooseProvider(device: InferenceSettings["device"]): Promise<ChosenProvider> {
  if (device === "cpu") return { provider: "cpu", tried: [] };
  if (device !== "auto") {
    const provider = providerNames[device];
    const result = await probe(provider);
    if (typeof result === "number") return { provider, tried: [] };
    throw new DiffusionError(
      "device",
      `EASEL_DEVICE=${device} does not work on this machine (${result}). Set it to auto or cpu.`,
    );
  }
  const tried: TriedProvider[] = [];
  for (const provider of candidates[process.platform] ?? []) {
    const result = await probe(provider);
    const problem = typeof result === "number" ? await slowness(provider, result) : result;
    if (problem === undefined) return { provider, tried };
    tried.push({ provider, problem });
  }
  return { provider: "cpu", tried };
}

/** How long a provider takes for the probe in milliseconds, or why it cannot run it. */
async function probe(provider: string): Promise<number | string> {
  try {
    const session = await InferenceSession.create(probeGraph(), {
      executionProviders: [provider],
      logSeverityLevel: 4,
    });
    const data = new Float32Array(PROBE_SIDE * PROBE_SIDE).fill(1 / PROBE_SIDE);
    const x = new Tensor("float32", data, [PROBE_SIDE, PROBE_SIDE]);
    // The first run plans memory and compiles shaders.
    await session.run({ x });
    const start = performance.now();
    await session.run({ x });
    const milliseconds = performance.now() - start;
    await session.release();
    return milliseconds;
  } catch (error) {
    return reasonOf(error).slice(0, 300);
  }
}

async function slowness(provider: string, milliseconds: number): Promise<string | undefined> {
  if (provider !== "webgpu") return undefined;
  const cpu = await probe("cpu");
  return typeof cpu === "number" && cpu < milliseconds
    ? `slower than the CPU: ${Math.round(milliseconds)} against ${Math.round(cpu)} ms`
    : undefined;
}
