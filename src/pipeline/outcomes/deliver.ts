import type { Job } from "../../domain/job.ts";
import type { Logger } from "../../lib/logger.ts";
import type { JobStore } from "../../storage/job-store.ts";
import { untilAborted } from "../../lib/until-aborted.ts";
import { StudioStopping } from "../abort-reasons.ts";
import type { Audience } from "../audience.ts";
import type { Clock } from "../clock.ts";

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 5 * 60_000;

/** Milliseconds to wait after the given number of failed attempts: 1 s, doubled up to 5 min. */
export function deliveryWait(failedAttempts: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failedAttempts - 1));
}

/**
 * Hands finished jobs to their audience until they have arrived, however long that takes. What is
 * interrupted stays `made`, and is handed over again at the next start; the audience sees to it
 * that it arrives once.
 */
export class Deliveries {
  readonly #jobs: JobStore;
  readonly #audience: Pick<Audience, "deliver">;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #stopping = new AbortController();
  readonly #underWay = new Map<string, Promise<void>>();

  constructor(parts: {
    readonly jobs: JobStore;
    readonly audience: Pick<Audience, "deliver">;
    readonly clock: Clock;
    readonly log: Logger;
  }) {
    this.#jobs = parts.jobs;
    this.#audience = parts.audience;
    this.#clock = parts.clock;
    this.#log = parts.log;
  }

  /** Begins to deliver a job that is made; a second time for the same job changes nothing. */
  begin(job: Job): void {
    if (this.#underWay.has(job.id)) return;
    const delivery = this.#deliver(job).finally(() => this.#underWay.delete(job.id));
    this.#underWay.set(job.id, delivery);
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    await Promise.all(this.#underWay.values());
  }

  /** Interrupts what is under way. */
  async stop(): Promise<void> {
    this.#stopping.abort(new StudioStopping());
    await this.idle();
  }

  async #deliver(job: Job): Promise<void> {
    const { signal } = this.#stopping;
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      try {
        return await this.#attempt(job, signal);
      } catch (error) {
        if (signal.aborted) return;
        this.#log.warn({ job: job.id, attempt, error }, "a delivery failed and is tried again");
      }
      await this.#clock.sleep(deliveryWait(attempt), signal).catch(() => {});
    }
  }

  async #attempt(job: Job, signal: AbortSignal): Promise<void> {
    const delivery = await untilAborted(this.#audience.deliver(job, job.pictures), signal);
    if (delivery.outcome === "delivered") {
      const { channelId, messageId } = delivery;
      await this.#jobs.setDelivery(job.id, { channelId, messageId });
      await this.#jobs.move(job.id, "delivered");
      return;
    }
    this.#log.warn({ job: job.id, code: delivery.failure.code }, "no place took the pictures");
    await this.#jobs.move(job.id, "failed", { failure: delivery.failure });
  }
}
