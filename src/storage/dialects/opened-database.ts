import type { Database } from "../database.ts";
import type { StoreClock, StoreOwner } from "../store-clock.ts";

/** A database that is open, and held as its kind holds it. */
export interface OpenedDatabase {
  readonly database: Database;
  /** Time as all processes that share it see it. */
  readonly clock: StoreClock;
  readonly owner: StoreOwner;
  /** Whether nobody else writes in it for as long as it is open. */
  readonly isOnlyWriter: boolean;
  /** Ways to make room on a full disk, each tried once for a step. */
  readonly makeRoom: readonly (() => Promise<unknown>)[];
  /** Storing works again after trouble. */
  readonly recovered: () => void;
  /** Waits for what was begun, and lets it go; a second call does nothing. */
  readonly close: () => Promise<void>;
}
