import { sep } from "node:path";
import { InferenceSession, Tensor as OnnxTensor } from "onnxruntime-node";
import { DiffusionError, type DiffusionStage } from "../../domain/errors.ts";
import type { RewrittenGraph } from "../graph/rewrite.ts";
import type { PortInfo, Session } from "../onnx/session.ts";
import type { Tensor } from "../tensor.ts";
import { explainLoadFailure, explainRunFailure } from "./explain-failure.ts";

/** How a graph is loaded. */
export interface SessionOptions {
  /** ONNX Runtime's name of the execution provider: cpu, webgpu, cuda, dml, coreml. */
  readonly executionProvider: string;
  /** Threads for one operator; 0 leaves it to ONNX Runtime. */
  readonly threads: number;
  /** The part of the engine that an error is attributed to. */
  readonly stage: DiffusionStage;
  /** The graph in place of the file's. */
  readonly graph?: Pick<RewrittenGraph, "bytes" | "folder"> | undefined;
  /** Leaves weights in their files, mapped into memory, and gives memory back after each run. */
  readonly isSparing?: boolean | undefined;
  /** Runs the graph as it stands: optimising would turn casts of weights into copies of them. */
  readonly asItStands?: boolean | undefined;
}

/** Errors are thrown with their words; ONNX Runtime need not print them as well. */
const LOG_NOTHING = 4;

/** Such as easel-v1/unet/model.onnx: the rest of the path is nobody's business. */
export function shortName(path: string): string {
  return path.split(sep).slice(-3).join("/");
}

/** Loads a graph. Throws DiffusionError with ONNX Runtime's reason when it cannot. */
export async function openSession(path: string, options: SessionOptions): Promise<Session> {
  const name = shortName(path);
  const session = await create(path, options).catch((error: unknown) => {
    throw new DiffusionError(options.stage, explainLoadFailure(name, error), { cause: error });
  });
  const inputs = portsOf(session.inputMetadata);
  return {
    inputs,
    outputs: portsOf(session.outputMetadata),
    async run(feeds) {
      try {
        const results = await session.run(
          Object.fromEntries(
            Object.entries(feeds).map(([name, value]) => [
              name,
              toOnnx(value, inputs.get(name)?.type ?? "float32"),
            ]),
          ),
        );
        return new Map(Object.entries(results).map(([name, value]) => [name, fromOnnx(value)]));
      } catch (error) {
        throw new DiffusionError(options.stage, explainRunFailure(name, error), { cause: error });
      }
    },
    release: () => session.release(),
  };
}

/**
 * More optimisation keeps converted weights as copies of their own, and none at all fails for half
 * precision; an arena never shrinks.
 */
const sparing: InferenceSession.SessionOptions = {
  graphOptimizationLevel: "basic",
  enableCpuMemArena: false,
};

function create(
  path: string,
  { executionProvider, threads, graph, isSparing, asItStands }: SessionOptions,
): Promise<InferenceSession> {
  const session = {
    // Threads that spin as long as they do by themselves halve the speed of everything where cores
    // are shared; that briefly (microseconds) they do no harm there, and save a tenth elsewhere.
    intra_op: { allow_spinning: "1", spin_duration_us: "20" },
    // Without it processors before VNNI lose what overflows in products of 8 bits.
    x64quantprecision: "1",
    ...(graph && { model_external_initializers_file_folder_path: graph.folder }),
    // Pre-packing would copy every weight into a layout of its own.
    ...(isSparing && { disable_prepacking: "1" }),
  };
  const settings: InferenceSession.SessionOptions = {
    executionProviders: [executionProvider],
    intraOpNumThreads: threads,
    // A plan of the memory is made in the first run and followed from the second, in a block of its
    // own beside what the first run took: gigabytes for large pictures, and no quicker.
    enableMemPattern: false,
    extra: { session },
    ...(isSparing && sparing),
    ...(asItStands && { graphOptimizationLevel: "disabled" }),
    logSeverityLevel: LOG_NOTHING,
  };
  return graph === undefined
    ? InferenceSession.create(path, settings)
    : InferenceSession.create(graph.bytes, settings);
}

function portsOf(
  metadata: readonly InferenceSession.ValueMetadata[],
): ReadonlyMap<string, PortInfo> {
  return new Map(
    metadata.map((port) => [
      port.name,
      port.isTensor
        ? { name: port.name, type: port.type, dims: port.shape }
        : { name: port.name, type: "other", dims: [] },
    ]),
  );
}

function toOnnx({ data, dims }: Tensor, type: string): OnnxTensor {
  switch (type) {
    case "float16":
      return halfTensor(data, dims);
    case "int64":
      return new OnnxTensor("int64", BigInt64Array.from(data, toWhole), dims);
    case "int32":
      return new OnnxTensor("int32", Int32Array.from(data), dims);
    case "float64":
      return new OnnxTensor("float64", Float64Array.from(data), dims);
    default:
      return new OnnxTensor("float32", data, dims);
  }
}

/**
 * A half-precision tensor. ONNX Runtime 1.30 takes a Float16Array for empty on Node 24, and turns
 * bits given as `float16` into one; so the bits go in as whole numbers and are renamed.
 */
function halfTensor(data: Float32Array, dims: readonly number[]): OnnxTensor {
  const bits = new Uint16Array(new Float16Array(data).buffer);
  return Object.defineProperty(new OnnxTensor("uint16", bits, dims), "type", { value: "float16" });
}

/** A hair below a whole number is that number: only rounding can have brought a timestep there. */
const HAIR = 1e-3;

function toWhole(value: number): bigint {
  return BigInt(Math.trunc(value + HAIR));
}

function fromOnnx({ data, type, dims }: OnnxTensor): Tensor {
  if (data instanceof Float32Array) return { data, dims };
  if (type === "float16" && ArrayBuffer.isView(data)) {
    // ONNX Runtime hands half precision out as bits or as numbers, depending on Node's version.
    const bits = new Float16Array(data.buffer, data.byteOffset, data.byteLength / 2);
    return { data: Float32Array.from(bits), dims };
  }
  if (!ArrayBuffer.isView(data)) throw new TypeError(`A graph gave ${type}, not numbers.`);
  return { data: Float32Array.from(data, Number), dims };
}
