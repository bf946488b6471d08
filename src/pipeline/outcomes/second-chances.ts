/** What was already tried again for an unfinished job. */
export interface Chances {
  /** How often it has waited out a 429. */
  readonly rateLimited: number;
  /** Whether it was run again because the own engine broke under it. */
  readonly engineBroke: boolean;
  /** Ids of the models that failed it. */
  readonly tried: ReadonlySet<string>;
}

const none: Chances = { rateLimited: 0, engineBroke: false, tried: new Set() };

/**
 * What was already tried again for each unfinished job. Kept in memory: a restart of the bot gives
 * each job its chances anew, which costs nothing but time, since only unbilled work is repeated.
 */
export class SecondChances {
  readonly #jobs = new Map<string, Chances>();

  of(jobId: string): Chances {
    return this.#jobs.get(jobId) ?? none;
  }

  /** The job waits out one more 429. */
  rateLimited(jobId: string): void {
    const chances = this.of(jobId);
    this.#jobs.set(jobId, { ...chances, rateLimited: chances.rateLimited + 1 });
  }

  /** The job runs again after the own engine broke. */
  engineBroke(jobId: string): void {
    this.#jobs.set(jobId, { ...this.of(jobId), engineBroke: true });
  }

  /** A model failed the job. */
  tried(jobId: string, model: string): void {
    const chances = this.of(jobId);
    this.#jobs.set(jobId, { ...chances, tried: new Set([...chances.tried, model]) });
  }

  /** The job has ended. */
  forget(jobId: string): void {
    this.#jobs.delete(jobId);
  }
}
