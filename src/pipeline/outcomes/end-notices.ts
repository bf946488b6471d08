import type { Job, JobState } from "../../domain/job.ts";
import type { Logger } from "../../lib/logger.ts";
import type { JobStore, Transition } from "../../storage/job-store.ts";
import type { Audience } from "../audience.ts";
import type { Clock } from "../clock.ts";
import type { Outbox } from "./outbox.ts";

type End = Extract<JobState, "failed" | "cancelled" | "refused">;

/** A disk that takes longer than this is in trouble, and people are not kept waiting for it. */
const PATIENCE_MS = 1000;

/** What ends are settled with. */
export interface EndParts {
  readonly jobs: Pick<JobStore, "find" | "move">;
  readonly outbox: Outbox;
  readonly audience: Pick<Audience, "ended">;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Ends jobs without pictures. The row of the end and the note that its owner has to hear of it are
 * one step. While that step cannot be written, the end holds in memory: its owner is told, nobody
 * begins the job any more, and the row follows when writing works again.
 */
export class EndNotices {
  readonly #parts: EndParts;
  readonly #ending = new Set<string>();

  constructor(parts: EndParts) {
    this.#parts = parts;
  }

  /** Whether a job is being ended, so that it must not be begun. */
  isEnding(id: string): boolean {
    return this.#ending.has(id);
  }

  /** Ends a job; its owner is told meanwhile. Undefined when the job could not end so any more. */
  async end(id: string, to: End, change: Transition = {}): Promise<Job | undefined> {
    this.#ending.add(id);
    const settled = this.#settle(id, to, change).finally(() => this.#ending.delete(id));
    const patience = new AbortController();
    const late = this.#parts.clock.sleep(PATIENCE_MS, patience.signal).then(
      () => "late" as const,
      () => "settled" as const,
    );
    const first = await Promise.race([settled, late]);
    patience.abort();
    if (first !== "late") return settled;
    return this.#tellFromMemory(id, to, change, settled);
  }

  async #settle(id: string, to: End, change: Transition): Promise<Job | undefined> {
    const { jobs, outbox } = this.#parts;
    const ended = await jobs.move(id, to, change);
    if (ended !== undefined) {
      if (change.untold !== true) outbox.tellEnd(ended);
      return ended;
    }
    // Its last picture may have been stored meanwhile.
    const job = await jobs.find(id);
    if (job?.state === "made") outbox.deliver(job);
    return undefined;
  }

  async #tellFromMemory(
    id: string,
    to: End,
    change: Transition,
    settled: Promise<Job | undefined>,
  ): Promise<Job | undefined> {
    const { jobs, audience, log } = this.#parts;
    settled.catch((error: unknown) => log.error({ job: id, error }, "an end could not be stored"));
    const job = await jobs.find(id);
    if (job === undefined) return settled;
    const ended: Job = { ...job, state: to, failure: change.failure ?? job.failure };
    log.warn({ job: id, to }, "a job has ended, which is stored as soon as writing works again");
    if (change.untold !== true) {
      // When the row is written the outbox tells it once more: the same words in the same message.
      await audience.ended(ended).catch(() => undefined);
    }
    return ended;
  }
}
