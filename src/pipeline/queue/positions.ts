import type { Logger } from "../../lib/logger.ts";
import type { QueuePosition } from "../audience.ts";
import type { Clock } from "../clock.ts";

/** The queue is surveyed for a change at most this often; nobody reads faster, and Discord counts edits. */
const SURVEY_INTERVAL_MS = 1000;
/** What comes together is told together, and the work itself goes first. */
const SOON_MS = 100;

/** Reads the queue as it is: the place of each job that waits, in their order. */
export type Survey = () => Promise<ReadonlyMap<string, QueuePosition>>;

interface PlacesParts {
  /** Is given the places after every survey, and returns at once. */
  readonly tell: (places: ReadonlyMap<string, QueuePosition>) => void;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Knows everybody's place in the queue and has it told when it has changed. However many ask at the
 * same time, the queue is surveyed once for all of them.
 */
export class Places {
  readonly #survey: Survey;
  readonly #parts: PlacesParts;
  readonly #stopping: AbortSignal;
  #places: ReadonlyMap<string, QueuePosition> = new Map();
  #current: Promise<void> | undefined;
  #following: Promise<void> | undefined;
  #announced = false;
  #surveyedAt = Number.NEGATIVE_INFINITY;

  constructor(survey: Survey, parts: PlacesParts, stopping: AbortSignal) {
    this.#survey = survey;
    this.#parts = parts;
    this.#stopping = stopping;
  }

  /** The place of a job when the queue was last surveyed; undefined when it does not wait. */
  of(jobId: string): QueuePosition | undefined {
    return this.#places.get(jobId);
  }

  /** How many jobs waited when the queue was last surveyed. */
  get waiting(): number {
    return this.#places.size;
  }

  /** Surveys the queue; what happened before the call is seen. */
  refresh(): Promise<void> {
    if (this.#current === undefined) {
      this.#current = this.#look().finally(() => {
        this.#current = undefined;
      });
      return this.#current;
    }
    // A survey that is under way may have missed the newest: the next one is shared by all.
    this.#following ??= this.#current
      .catch(() => {})
      .then(() => {
        this.#following = undefined;
        return this.refresh();
      });
    return this.#following;
  }

  /** Something changed: tells everybody concerned, soon. */
  changed(): void {
    if (this.#announced || this.#stopping.aborted) return;
    this.#announced = true;
    const due = this.#surveyedAt + SURVEY_INTERVAL_MS - this.#parts.clock.monotonic();
    void this.#parts.clock
      .sleep(Math.max(SOON_MS, due), this.#stopping)
      .then(() => {
        this.#announced = false;
        return this.refresh();
      })
      .catch((error: unknown) => {
        if (!this.#stopping.aborted)
          this.#parts.log.warn({ error }, "the queue could not be surveyed");
      });
  }

  async #look(): Promise<void> {
    this.#surveyedAt = this.#parts.clock.monotonic();
    this.#places = await this.#survey();
    this.#parts.tell(this.#places);
  }
}
