import { DiffusionError, type DiffusionStage } from "../../domain/errors.ts";
import { type GraphWeights, weighGraph } from "../description/graph-weights.ts";
import { reasonOf } from "../errors.ts";
import type { Session } from "../models/session.ts";
import { type RunChoice, splitRuns } from "../models/split-runs.ts";
import { finiteSession } from "./finite-session.ts";
import type { OpenPart } from "./load-model.ts";
import { openSession } from "./onnx-session.ts";
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
  /** Notes for the log. */
  readonly note: (message: string) => Promise<void>;
  /** What the person who waits for the picture should know. */
  readonly warn: (message: string) => Promise<void>;
}

/** Opens parts of models on the device that suits each, in the memory that there is. */
export function createPartOpener(options: PartOpenerOptions): OpenPart {
  const { provider, threads, memory, isSparing, note, warn } = options;
  return async (path, stage, graph) => {
    const weights = weighGraph(path);
    // On the CPU the same way every time: a picture repeats from its seed to the last bit.
    const usual = isSparing ? "apart" : "together";
    const openOn = (executionProvider: string): Promise<Session> =>
      openSwappedSession({
        memory,
        bytes: memoryOf(weights, executionProvider, isSparing),
        isAlone: isSparing,
        load: () => openSession(path, { executionProvider, threads, stage, graph, isSparing }),
      });
    // Text encoders are small, and in half precision some GPUs turn them into NaN.
    if (stage === "text-encoder") return openOn("cpu");
    if (provider === "cpu") return split(await openOn("cpu"), stage, usual);
    try {
      const session = await openOn(provider);
      // Every step of a denoiser on the CPU would take minutes: a clear message is better.
      if (stage === "denoiser") return splitRuns(session, isSparing ? "apart" : "measured");
      return finiteSession(session, {
        openOther: () => openOn("cpu"),
        warn: () =>
          warn(`${provider} gave numbers that are not finite, so the CPU finishes the picture.`),
      });
    } catch (error) {
      if (!options.mayFallBack || !(error instanceof DiffusionError)) throw error;
      await note(`${provider} cannot run ${path}, the CPU does: ${reasonOf(error)}`);
      return split(await openOn("cpu"), stage, usual);
    }
  };
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
