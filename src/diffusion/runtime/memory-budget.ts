import { availableMemory } from "node:process";

/** Share of the free memory that weights may take; the rest is for what is computed with them. */
const SHARE = 0.6;
/** Memory that is not accounted for, in bytes, from which a process is old. */
const LOST_BYTES = 512 * 2 ** 20;
const LOST_SHARE = 0.25;

/** Bytes for models where the settings say nothing: a share of what is free, containers considered. */
export function defaultBudget(): number {
  return availableMemory() * SHARE;
}

/** What is known about a process' memory, in bytes. */
export interface ProcessMemory {
  readonly resident: number;
  /** Its resident memory before any model was loaded. */
  readonly atStart: number;
  /** What the parts in memory should take. */
  readonly held: number;
  readonly budget: number;
  /** How many parts were released so far. */
  readonly releases: number;
}

/**
 * Whether a process should be replaced. ONNX Runtime does not give all of a session's memory back
 * when it is released, and only the end of the process does: it is due when much more is resident
 * than the loaded parts explain. A process that never released anything has lost nothing.
 */
export function isWorn({ resident, atStart, held, budget, releases }: ProcessMemory): boolean {
  const lost = resident - atStart - held;
  return releases > 0 && lost > Math.max(LOST_BYTES, budget * LOST_SHARE);
}
