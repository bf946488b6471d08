import type { Logger } from "../lib/logger.ts";
import type { sleep } from "../lib/sleep.ts";
import type { Database, Rows, StepKind } from "./database.ts";
import { UnreadableJobs } from "./read-jobs.ts";
import { setJobAside } from "./set-aside.ts";
import type { StorageHealth } from "./storage-health.ts";
import { explained, troubleOf } from "./storage-trouble.ts";
import type { StoreClock } from "./store-clock.ts";

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5000;

type Work<Result> = (rows: Rows) => Promise<Result>;

/** What the steps of the stores are made with. */
export interface StepParts {
  readonly database: Pick<Database, "step">;
  readonly clock: Pick<StoreClock, "now">;
  readonly health: StorageHealth;
  readonly log: Logger;
  /** How it waits before something is tried again. */
  readonly sleep: typeof sleep;
  /** Ways to make room on a full disk, each tried once for a step. */
  readonly makeRoom?: readonly (() => Promise<unknown>)[] | undefined;
  /** Throws StorageError when nothing new may be taken on. */
  readonly requireRoom?: (() => void) | undefined;
}

/**
 * The steps of all stores, each one transaction. A job whose row cannot be read is set aside, and
 * the step is taken without it.
 */
export class Steps {
  readonly #parts: StepParts;
  readonly #closing = new AbortController();

  constructor(parts: StepParts) {
    this.#parts = parts;
  }

  /** Reads. Rejects with StorageError when the storage is in trouble. */
  async read<Result>(work: Work<Result>): Promise<Result> {
    try {
      return await this.#take(work, "read");
    } catch (error) {
      throw explained(error);
    }
  }

  /** Takes something new on, now or not at all. Rejects with StorageError also when the disk is full. */
  async begin<Result>(work: Work<Result>): Promise<Result> {
    this.#parts.health.requireRoom();
    this.#parts.requireRoom?.();
    return this.try(work);
  }

  /** Writes now or not at all. Rejects with StorageError when the storage is in trouble. */
  async try<Result>(work: Work<Result>, kind: StepKind = "process"): Promise<Result> {
    try {
      return await this.#attempt(work, kind);
    } catch (error) {
      throw explained(error);
    }
  }

  /**
   * Writes what must not be lost: while the storage is in trouble it is tried again and again, until
   * it is written or the storage is closed. Rejects at once for every other error.
   */
  async write<Result>(work: Work<Result>, kind: StepKind = "process"): Promise<Result> {
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        return await this.#attempt(work, kind);
      } catch (error) {
        const trouble = troubleOf(error);
        if (trouble === undefined || trouble === "damaged") throw explained(error);
        await this.#parts.sleep(wait, this.#closing.signal).catch(() => {
          throw explained(error);
        });
      }
    }
  }

  /** Nothing is tried again from now on. */
  close(): void {
    this.#closing.abort(new Error("the storage is closed"));
  }

  async #attempt<Result>(work: Work<Result>, kind: StepKind): Promise<Result> {
    const { health, makeRoom = [] } = this.#parts;
    for (const more of [...makeRoom, undefined]) {
      try {
        const result = await this.#take(work, kind);
        health.works();
        return result;
      } catch (error) {
        if (health.failed(error) !== "full" || more === undefined) throw error;
        await more();
      }
    }
    throw new Error("a step was neither taken nor refused");
  }

  async #take<Result>(work: Work<Result>, kind: StepKind): Promise<Result> {
    for (;;) {
      try {
        return await this.#parts.database.step(work, kind);
      } catch (error) {
        if (!(error instanceof UnreadableJobs)) throw error;
        await this.#setAside(error);
      }
    }
  }

  async #setAside({ jobs }: UnreadableJobs): Promise<void> {
    const { database, clock, log } = this.#parts;
    for (const job of jobs) {
      await database.step((rows) => setJobAside(rows, job, clock.now()));
      log.error(
        { job: job.id, reason: job.reason },
        "a job's row cannot be read and is set aside; npm run data -- check shows it",
      );
    }
  }
}
