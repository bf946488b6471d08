import { DiffusionError, type DiffusionStage } from "../../domain/errors.ts";
import { type Message, quoted, say } from "../../words/index.ts";
import { clauseOf, reasonOf } from "../errors.ts";
import { type Rewrite, type RewrittenGraph, rewriteModel } from "../graph/rewrite.ts";
import { fuseAttention } from "../graph/fuse-attention.ts";
import { linearToInt8 } from "../graph/linear-to-int8.ts";
import { toFloat32 } from "../graph/to-float32.ts";
import type { Session } from "../onnx/session.ts";
import { type RunChoice, splitRuns } from "../models/split-runs.ts";
import { readModel } from "../onnx/read-model.ts";
import { type GraphWeights, weighModel } from "../onnx/weigh-model.ts";
import { finiteSession } from "./finite-session.ts";
import type { OpenPart } from "./load-model.ts";
import { openSession, type SessionOptions, shortName } from "./onnx-session.ts";
import type { PartMemory } from "./part-memory.ts";
import { openSwappedSession } from "./swapped-session.ts";

/** Where and how the parts of a model are opened. */
export interface PartOpenerOptions {
  /** ONNX Runtime's name of the execution provider. */
  readonly provider: string;
  /** Whether a part that the provider cannot load may run on the CPU. */
  readonly mayFallBack: boolean;
  readonly threads: number;
  readonly memory: PartMemory;
  /** Low-memory mode: weights stay in their files, and one large part is loaded at a time. */
  readonly isSparing: boolean;
  /** Whether linear layers of denoisers count in 8 bits on the CPU. */
  readonly int8?: boolean;
  /** Notes for the log. */
  readonly note: (message: string) => Promise<void>;
  /** What the person who waits for the picture should know. */
  readonly warn: (message: Message) => Promise<void>;
}

/** Opens parts of models on the device that suits each, in the memory that there is. */
export function createPartOpener(options: PartOpenerOptions): OpenPart {
  const { provider, threads, memory, isSparing, int8 = false, note, warn } = options;
  return async (path, stage, wanted) => {
    const rewrites = wanted.filter(
      (rewrite) =>
        // CoreML knows no operator of ONNX Runtime's own, and would hand each back to the CPU.
        (provider !== "coreml" || rewrite !== fuseAttention) &&
        !(isSparing && rewrite.makesWeights),
    );
    const weights = weighModel(readModel(path));
    // On the CPU the same way every time: a picture repeats from its seed to the last bit.
    const usual = isSparing ? "apart" : "together";
    const plain = rewrittenGraph(path, rewrites);
    // Low memory leaves weights in their files, and these are made of them.
    const inInt8 = int8 && stage === "denoiser" && !isSparing;
    const swapped = (
      executionProvider: string,
      bytes: number,
      changes: Partial<SessionOptions> = {},
    ): Promise<Session> => {
      const settings = { executionProvider, threads, stage, graph: plain, isSparing, ...changes };
      return openSwappedSession({
        memory,
        bytes,
        isAlone: isSparing,
        load: () => openSession(path, settings),
      });
    };
    // Text encoders stay as they are: the precision of their output is that of the noise.
    const hasHalf = stage !== "text-encoder" && weights.halfBytes > 0;
    const openOn = (executionProvider: string): Promise<Session> => {
      if (executionProvider === "cpu" && inInt8) return openInInt8();
      if (executionProvider === "cpu" && isSparing && hasHalf) return openInFloat32();
      return swapped(executionProvider, memoryOf(weights, executionProvider, isSparing));
    };
    const openInInt8 = (): Promise<Session> => {
      const graph = rewrittenGraph(path, [...rewrites, toFloat32, linearToInt8]);
      return swapped("cpu", memoryOf(weights, "cpu", isSparing), { graph });
    };
    const openInFloat32 = (): Promise<Session> => {
      const graph = hasHalf ? rewrittenGraph(path, [...rewrites, toFloat32]) : undefined;
      return graph?.applied.has(toFloat32)
        ? swapped("cpu", weights.bytes, { graph, asItStands: true, isSparing: true })
        : swapped("cpu", memoryOf(weights, "cpu", isSparing));
    };
    const checked = (session: Session, device: Message): Session =>
      finiteSession(session, {
        openOther: openInFloat32,
        warn: () => warn(say("engine.half-too-coarse", { device })),
      });
    // Text encoders are small, and in half precision some GPUs turn them into NaN.
    if (stage === "text-encoder") return openOn("cpu");
    if (provider === "cpu") {
      const session = split(await openOn("cpu"), stage, usual);
      return stage === "autoencoder" && hasHalf ? checked(session, say("engine.the-cpu")) : session;
    }
    try {
      const session = await openOn(provider);
      // Every step of a denoiser on the CPU would take minutes: a clear message is better.
      if (stage === "denoiser") return splitRuns(session, isSparing ? "apart" : "measured");
      return checked(session, quoted(provider));
    } catch (error) {
      if (!options.mayFallBack || !(error instanceof DiffusionError)) throw error;
      await note(`${provider} cannot run ${path}, the CPU does: ${reasonOf(error)}`);
      return split(await openOn("cpu"), stage, usual);
    }
  };
}

/** The graph with these rewrites; undefined where they change nothing, or it cannot be read. */
export function rewrittenGraph(
  path: string,
  rewrites: readonly Rewrite[],
): RewrittenGraph | undefined {
  try {
    return rewriteModel(readModel(path), rewrites);
  } catch (error) {
    // Drawn without what was asked for, a picture would look as if nothing had happened.
    if (rewrites.some(({ isNeeded }) => isNeeded)) {
      const reason = say("engine.load-other", { reason: clauseOf(error) });
      const says = say("engine.load-failed", { name: shortName(path), meaning: reason });
      throw new DiffusionError("model", says, { cause: error });
    }
    // Whatever is wrong with the file, opening it as it is says it better.
    return undefined;
  }
}

function split(session: Session, stage: DiffusionStage, choice: RunChoice): Session {
  return stage === "denoiser" ? splitRuns(session, choice) : session;
}

/**
 * What a part takes in memory, in bytes. The CPU computes half precision in float32 and keeps the
 * weights as such, unless memory is short: then they are turned when they are used.
 */
export function memoryOf(
  { bytes, halfBytes }: GraphWeights,
  executionProvider: string,
  isSparing: boolean,
): number {
  return executionProvider === "cpu" && !isSparing ? bytes + halfBytes : bytes;
}
