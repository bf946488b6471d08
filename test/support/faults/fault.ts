import { once } from "node:events";

/** What goes wrong: no room, a disk that fails, or the end of the process. */
export type FaultKind = "ENOSPC" | "EIO" | "kill";

/** A kind of step that a storage takes: on files, and in the database. */
export type StepKind = "write" | "fsync" | "rename" | "read" | "commit";

/** When a fault comes, counted in steps from the moment when it is armed, and how many it hits. */
export interface FaultPlan {
  readonly kind: FaultKind;
  readonly at: number;
  /** `once`: that step alone; `on`: that and all later ones, until it is mended. */
  readonly lasts: "once" | "on";
}

/** SQLite's result codes for the same troubles: SQLITE_FULL and SQLITE_IOERR. */
const sqliteCodes = { ENOSPC: 13, EIO: 10, kill: 1 } as const;

/** The process is dead: whatever it still does has no effect. */
export class Dead extends Error {
  constructor() {
    super("the process was killed");
  }
}

/**
 * Fails the n-th step of a storage, as SQLite's own tests do: with ENOSPC, with EIO, or by the end of
 * the process.
 */
export class Fault {
  readonly #plan: FaultPlan;
  readonly #death = new AbortController();
  #armed = false;
  #steps = 0;
  #mended = false;
  hit = false;

  constructor(plan: FaultPlan) {
    this.#plan = plan;
  }

  /** Aborts when the process is killed. */
  get signal(): AbortSignal {
    return this.#death.signal;
  }

  /** Resolves when the process is killed. */
  async died(): Promise<void> {
    if (!this.isDead) await once(this.signal, "abort");
  }

  get isDead(): boolean {
    return this.signal.aborted;
  }

  /** Counts from here on. */
  arm(): void {
    this.#armed = true;
  }

  /** There is room again; the disk works again. */
  mend(): void {
    this.#mended = true;
  }

  /** A step of a file; throws what the system would throw. */
  file(step: StepKind): void {
    if (!this.#fails(step)) return;
    if (this.#plan.kind === "kill") throw new Dead();
    const { kind } = this.#plan;
    throw Object.assign(new Error(`${kind}: injected, ${step}`), { code: kind, syscall: step });
  }

  /** A step of the database; throws what SQLite would throw. */
  statement(sql: string): void {
    const step = stepOf(sql);
    if (step === undefined || !this.#fails(step)) return;
    if (this.#plan.kind === "kill") throw new Dead();
    const words = this.#plan.kind === "ENOSPC" ? "database or disk is full" : "disk I/O error";
    throw Object.assign(new Error(words), {
      code: "ERR_SQLITE_ERROR",
      errcode: sqliteCodes[this.#plan.kind],
    });
  }

  #fails(step: StepKind): boolean {
    if (this.isDead) return true;
    if (!this.#armed || this.#mended) return false;
    // A full disk can be read.
    if (this.#plan.kind === "ENOSPC" && step === "read") return false;
    this.#steps += 1;
    const { at, lasts, kind } = this.#plan;
    const fails = lasts === "on" ? this.#steps >= at : this.#steps === at;
    if (!fails) return false;
    this.hit = true;
    if (kind === "kill") this.#death.abort();
    return true;
  }
}

function stepOf(sql: string): StepKind | undefined {
  if (/^(insert|update|delete)/i.test(sql)) return "write";
  if (/^select/i.test(sql)) return "read";
  return sql === "commit" ? "commit" : undefined;
}
