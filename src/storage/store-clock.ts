import { performance } from "node:perf_hooks";

/** Time as the stores see it. */
export interface StoreClock {
  /** Milliseconds since 1970, for people and for days. */
  now(): number;
  /**
   * Milliseconds that only rise, whatever becomes of the machine's clock; the same for all processes
   * that share a database. Leases go by it.
   */
  steady(): number;
}

/** Who works with a database: leases are in the name of `owner`. */
export interface StoreOwner {
  /** A name that no other process has, and no earlier one had. */
  readonly owner: string;
  /** Whether nobody else can use the database now: whoever has a lease there is dead. */
  readonly isAlone: boolean;
}

/** The machine's clock; its steady time begins with this process, so it fits one process alone. */
export const processClock: StoreClock = {
  now: () => Date.now(),
  steady: () => Math.floor(performance.timeOrigin + performance.now()),
};
