import { InferenceSession, Tensor } from "onnxruntime-node";
import { DiffusionError } from "../../domain/errors.ts";
import { type Message, quoted, say } from "../../words/index.ts";
import { probeGraph } from "./probe-graph.ts";
import type { InferenceSettings, TriedProvider } from "./protocol.ts";
import { runtimeReason } from "./runtime-reason.ts";

/** The execution provider that will be used, and those that were tried before it. */
export interface ChosenProvider {
  readonly provider: string;
  readonly tried: readonly TriedProvider[];
}

/** Side of the matrices that show whether a provider works at all. */
const SMALL = 256;
/** Side of those that show how fast it is: large enough that a real GPU beats a CPU. */
const LARGE = 1024;
/** Milliseconds for the small ones, and multiple of the CPU's, that only software needs. */
const SOFTWARE_MS = 20;
const SOFTWARE_RATIO = 4;

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
    const result = await probe(provider, SMALL);
    if (typeof result === "number") return { provider, tried: [] };
    throw new DiffusionError(
      "device",
      say("engine.device-does-not-work", { device, reason: result }),
    );
  }
  const tried: TriedProvider[] = [];
  for (const provider of candidates[process.platform] ?? []) {
    const result = await probe(provider, SMALL);
    const problem = typeof result === "number" ? await slowness(provider, result) : result;
    if (problem === undefined) return { provider, tried };
    tried.push({ provider, problem });
  }
  return { provider: "cpu", tried };
}

/** How long a provider takes for the probe in milliseconds, or why it cannot run it. */
async function probe(provider: string, side: number): Promise<number | Message> {
  try {
    const session = await InferenceSession.create(probeGraph(side), {
      executionProviders: [provider],
      logSeverityLevel: 4,
    });
    const x = new Tensor("float32", new Float32Array(side * side).fill(1 / side), [side, side]);
    // The first run plans memory and compiles shaders.
    await session.run({ x });
    const start = performance.now();
    await session.run({ x });
    const milliseconds = performance.now() - start;
    await session.release();
    return milliseconds;
  } catch (error) {
    return quoted(runtimeReason(error));
  }
}

/**
 * Why WebGPU should not be used although it works; `small` is what it took for the small matrices.
 * A driver in software would take many seconds for the large ones, so it is recognised before.
 */
async function slowness(provider: string, small: number): Promise<Message | undefined> {
  if (provider !== "webgpu") return undefined;
  const cpu = await probe("cpu", SMALL);
  if (typeof cpu === "number" && small > Math.max(SOFTWARE_MS, cpu * SOFTWARE_RATIO)) {
    return slower(small, cpu);
  }
  const [there, here] = [await probe(provider, LARGE), await probe("cpu", LARGE)];
  if (typeof there !== "number") return there;
  return typeof here === "number" && here < there ? slower(there, here) : undefined;
}

function slower(there: number, here: number): Message {
  return say("engine.slower-than-cpu", { there: Math.round(there), here: Math.round(here) });
}
