import type { Kysely } from "kysely";
import type { Tables } from "./schema.ts";

/** The tables inside one step. */
export type Rows = Kysely<Tables>;

/**
 * What a step is for. `read` changes nothing. What the others write survives the death of this
 * process; `power-cut` waits for the disk itself, where `process` may be content with the system's
 * cache.
 */
export type StepKind = "read" | "process" | "power-cut";

/**
 * A database that is used in steps of one transaction each. Stores are written for several writers
 * at once: what a step reads in order to decide, it locks first (`forNoKeyUpdate`, or the row of a
 * counter). SQLite takes one step after the other, and leaves the locks out.
 */
export interface Database {
  /**
   * Runs `work` as one transaction: all of it happens, or (when this rejects) nothing. `work` may be
   * run again when another writer came in between, so it has no effect but on the rows.
   */
  step<Result>(work: (rows: Rows) => Promise<Result>, kind?: StepKind): Promise<Result>;
  /** Waits for the steps that were asked for, and lets the database go; a second call does nothing. */
  close(): Promise<void>;
}
