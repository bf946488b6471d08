import type { Job } from "../domain/job.ts";
import type { Place } from "../domain/place.ts";
import type { JobStore } from "../storage/job-store.ts";

/** Tells the person that their order was taken; gives the place of the answer, as known by then. */
export type Acknowledge = () => Promise<Place>;

/**
 * Orders are stored before they are acknowledged, so that whoever was told that theirs was taken
 * can rely on it. In between, nothing of them is shown and nothing is drawn.
 */
export class Acknowledgements {
  readonly #jobs: Pick<JobStore, "move" | "setPlace">;
  readonly #open = new Map<string, Promise<boolean>>();

  constructor(jobs: Pick<JobStore, "move" | "setPlace">) {
    this.#jobs = jobs;
  }

  /** Whether a job still waits for its acknowledgement. */
  isOpen(jobId: string): boolean {
    return this.#open.has(jobId);
  }

  /** Resolves when a job is acknowledged; with false when nobody could be told, so that it ended. */
  async settled(jobId: string): Promise<boolean> {
    return (await this.#open.get(jobId)) ?? true;
  }

  /**
   * Acknowledges a job that was just stored, and gives it with its place. Rejects with what
   * `acknowledge` throws: the job is withdrawn then, because its owner takes it for failed.
   */
  async make(job: Job, acknowledge: Acknowledge): Promise<Job> {
    const acknowledged = acknowledge().then(async (place) => {
      await this.#jobs.setPlace(job.id, place);
      return place;
    });
    this.#open.set(
      job.id,
      acknowledged.then(
        () => true,
        () => false,
      ),
    );
    try {
      return { ...job, place: await acknowledged };
    } catch (error) {
      await this.#jobs.move(job.id, "cancelled");
      throw error;
    } finally {
      this.#open.delete(job.id);
    }
  }
}
