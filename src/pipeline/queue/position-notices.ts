import type { Job } from "../../domain/job.ts";
import type { Logger } from "../../lib/logger.ts";
import type { Audience, QueuePosition } from "../audience.ts";

/** A place that moves by less than this share is not told again: far back, one step says nothing. */
const NOTABLE_MOVE = 0.05;
/** A time that moves by less than this share is not told again. */
const NOTABLE_CHANGE = 0.25;
const NOTABLE_SECONDS = 5;

interface NoticeParts {
  /** Gives a job as it is stored now. */
  readonly find: (jobId: string) => Promise<Job | undefined>;
  readonly audience: Pick<Audience, "waiting">;
  readonly log: Logger;
}

/**
 * Tells people their positions in the queue when these have changed notably. Each job is read only
 * when it is told, one after the other, so that a long queue never holds up the event loop.
 */
export class PositionNotices {
  readonly #parts: NoticeParts;
  readonly #stopping: AbortSignal;
  readonly #told = new Map<string, QueuePosition>();
  #positions: ReadonlyMap<string, QueuePosition> = new Map();
  #isTelling = false;

  constructor(parts: NoticeParts, stopping: AbortSignal) {
    this.#parts = parts;
    this.#stopping = stopping;
  }

  /** These are the positions now, by job; whoever has to hear of theirs is told soon. */
  show(positions: ReadonlyMap<string, QueuePosition>): void {
    this.#positions = positions;
    for (const id of this.#told.keys()) if (!positions.has(id)) this.#told.delete(id);
    if (!this.#isTelling) void this.#tellAll();
  }

  async #tellAll(): Promise<void> {
    this.#isTelling = true;
    let positions: ReadonlyMap<string, QueuePosition> | undefined;
    while (positions !== this.#positions && !this.#stopping.aborted) {
      positions = this.#positions;
      for (const [id, position] of positions) {
        if (this.#stopping.aborted) break;
        if (this.#isNews(id, position)) await this.#tell(id);
      }
    }
    this.#isTelling = false;
  }

  #isNews(id: string, position: QueuePosition): boolean {
    const before = this.#told.get(id);
    return before === undefined || isNotable(before, position);
  }

  async #tell(id: string): Promise<void> {
    try {
      const job = await this.#parts.find(id);
      // Newer positions may have come meanwhile, or the job's turn.
      const position = this.#positions.get(id);
      if (job?.state !== "queued" || position === undefined) return;
      this.#told.set(id, position);
      this.#parts.audience.waiting(job, position);
    } catch (error) {
      this.#parts.log.warn({ job: id, error }, "a place in the queue was not told");
    }
  }
}

function isNotable(before: QueuePosition, now: QueuePosition): boolean {
  const move = Math.abs(before.ahead - now.ahead);
  if (move > 0 && move >= before.ahead * NOTABLE_MOVE) return true;
  if (before.seconds === undefined || now.seconds === undefined) {
    return before.seconds !== now.seconds;
  }
  const change = Math.abs(before.seconds - now.seconds);
  return change >= NOTABLE_SECONDS && change >= before.seconds * NOTABLE_CHANGE;
}
