import type { DiffusionStage } from "../../domain/errors.ts";
import type { Message } from "../../words/index.ts";
import type { EngineEvent, GenerationJob } from "../job.ts";
import type { Picture224 } from "../picture-check.ts";

/** What the bot's process tells the inference process. Each order but `cancel` is answered. */
export type Order =
  | {
      readonly type: "draw";
      readonly id: number;
      readonly job: GenerationJob;
      /** Pictures that an earlier attempt already gave. */
      readonly skip: readonly number[];
    }
  | { readonly type: "warm"; readonly id: number; readonly folder: string }
  /** Looks at a picture, also between two steps of what is drawn. */
  | { readonly type: "check"; readonly check: number; readonly picture: Picture224 }
  | { readonly type: "cancel"; readonly id: number };

/** An execution provider that was tried, and why it was not taken. */
export interface TriedProvider {
  readonly provider: string;
  readonly problem: Message;
}

/** What the inference process tells the bot's. `done` or `failed` ends an order. */
export type Report =
  | { readonly type: "event"; readonly id: number; readonly event: EngineEvent }
  | { readonly type: "done"; readonly id: number }
  | {
      readonly type: "failed";
      readonly id: number;
      readonly stage: DiffusionStage;
      readonly says: Message;
      readonly retryable: boolean;
    }
  | {
      readonly type: "device";
      readonly provider: string;
      readonly tried: readonly TriedProvider[];
    }
  | { readonly type: "checked"; readonly check: number; readonly classes: readonly number[] }
  | { readonly type: "check-failed"; readonly check: number; readonly says: Message }
  /** For the log. */
  | { readonly type: "note"; readonly message: string }
  /** The process holds memory that it cannot give back, and should end after this order. */
  | { readonly type: "worn"; readonly residentBytes: number };

/** What the inference process is started with, as one JSON argument. */
export interface InferenceSettings {
  readonly device: "auto" | "cpu" | "webgpu" | "cuda" | "directml" | "coreml";
  /** Threads for one operator; 0 takes one for each core. */
  readonly threads: number;
  /** Bytes for the weights of models; absent: a share of what is free. */
  readonly memoryBudget?: number | undefined;
  /** Low-memory mode; `auto`, the default, for models that the budget is too small for. */
  readonly lowMemory?: "auto" | "on" | "off" | undefined;
  /** Whether a tiny decoder, where there is one, makes the pictures of low-memory mode. */
  readonly tinyDecoder?: boolean | undefined;
  /** Whether linear layers of denoisers count in 8 bits on the CPU. */
  readonly int8?: boolean | undefined;
}
