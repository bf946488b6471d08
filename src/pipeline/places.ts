import type { Job } from "../domain/job.ts";
import type { Logger } from "../lib/logger.ts";
import type { Audience, QueuePlace } from "./audience.ts";
import type { Clock } from "./clock.ts";

/** Places are told anew at most this often; nobody reads faster, and Discord counts edits. */
const TELLING_INTERVAL_MS = 1000;
/** A time that moves by less than this share is not told again. */
const NOTABLE_CHANGE = 0.25;
const NOTABLE_SECONDS = 5;

/** Reads the queue as it is: who waits, in order, and what is expected of each. */
export type Survey = () => Promise<{
  readonly waiting: readonly Job[];
  readonly places: ReadonlyMap<string, QueuePlace>;
}>;

/**
 * Knows everybody's place in the queue and tells it when it has changed. However many ask at the
 * same time, the queue is surveyed once for all of them.
 */
export class Places {
  readonly #survey: Survey;
  readonly #audience: Pick<Audience, "waiting">;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #stopping: AbortSignal;
  #places: ReadonlyMap<string, QueuePlace> = new Map();
  #told = new Map<string, QueuePlace>();
  #current: Promise<void> | undefined;
  #following: Promise<void> | undefined;
  #announced = false;

  constructor(
    survey: Survey,
    parts: {
      readonly audience: Pick<Audience, "waiting">;
      readonly clock: Clock;
      readonly log: Logger;
    },
    stopping: AbortSignal,
  ) {
    this.#survey = survey;
    this.#audience = parts.audience;
    this.#clock = parts.clock;
    this.#log = parts.log;
    this.#stopping = stopping;
  }

  /** The place of a job when the queue was last surveyed; undefined when it does not wait. */
  of(jobId: string): QueuePlace | undefined {
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
    void this.#clock
      .sleep(TELLING_INTERVAL_MS, this.#stopping)
      .then(() => {
        this.#announced = false;
        return this.refresh();
      })
      .catch((error: unknown) => {
        if (!this.#stopping.aborted) this.#log.warn({ error }, "the queue could not be surveyed");
      });
  }

  async #look(): Promise<void> {
    const { waiting, places } = await this.#survey();
    this.#places = places;
    const told = new Map<string, QueuePlace>();
    for (const job of waiting) {
      const place = places.get(job.id) ?? { ahead: 0, seconds: undefined };
      const before = this.#told.get(job.id);
      const worthTelling = before === undefined || isNotable(before, place);
      told.set(job.id, worthTelling ? place : before);
      if (worthTelling) this.#tell(job, place);
    }
    this.#told = told;
  }

  #tell(job: Job, place: QueuePlace): void {
    try {
      this.#audience.waiting(job, place);
    } catch (error) {
      this.#log.warn({ job: job.id, error }, "the audience did not take a place");
    }
  }
}

function isNotable(before: QueuePlace, now: QueuePlace): boolean {
  if (before.ahead !== now.ahead) return true;
  if (before.seconds === undefined || now.seconds === undefined) {
    return before.seconds !== now.seconds;
  }
  const change = Math.abs(before.seconds - now.seconds);
  return change >= NOTABLE_SECONDS && change >= before.seconds * NOTABLE_CHANGE;
}
