import type { Job } from "../../domain/job.ts";
import type { Place } from "../../domain/place.ts";
import type { JobStore } from "../../storage/job-store.ts";

/** Tells the person that their order was taken; gives the place of the answer, as known by then. */
export type Acknowledge = () => Promise<Place>;

/**
 * Orders are stored before they are acknowledged, so that whoever was told that theirs was taken
 * can rely on it. In between, nothing of them is shown and nothing is drawn.
 */
export class Acknowledgements {
  readonly #jobs: Pick<JobStore, "move" | "setPlace">;
  readonly #open = new Map<string, Promise<Place | undefined>>();

  constructor(jobs: Pick<JobStore, "move" | "setPlace">) {
    this.#jobs = jobs;
  }

  /** Whether a job still waits for its acknowledgement. */
  isOpen(jobId: string): boolean {
    return this.#open.has(jobId);
  }

  /**
   * Resolves when a job is acknowledged, with the job at the place of its answer; with undefined
   * when nobody could be told, so that it ended.
   */
  async settled(job: Job): Promise<Job | undefined> {
    const open = this.#open.get(job.id);
    if (open === undefined) return job;
    const place = await open;
    return place === undefined ? undefined : { ...job, place };
  }

  /**
   * Acknowledges a job that was just stored, and gives it with its place. Rejects with what
   * `acknowledge` throws: the job is withdrawn then, because its owner takes it for failed.
   */
  async make(job: Job, acknowledge: Acknowledge): Promise<Job> {
    const acknowledged = acknowledge();
    this.#open.set(
      job.id,
      acknowledged.catch(() => undefined),
    );
    try {
      const place = await acknowledged;
      await this.#jobs.setPlace(job.id, place);
      return { ...job, place };
    } catch (error) {
      await this.#jobs.move(job.id, "cancelled");
      throw error;
    } finally {
      this.#open.delete(job.id);
    }
  }
}
