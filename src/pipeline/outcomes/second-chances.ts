/** Times that a job waits out a 429 before it counts as failed. */
const RATE_LIMITED_RUNS = 4;

interface Chances {
  rateLimited: number;
  engineBroke: boolean;
  readonly tried: Set<string>;
}

/**
 * What was already tried again for each unfinished job. Kept in memory: a restart of the bot gives
 * each job its chances anew, which costs nothing but time, since only unbilled work is repeated.
 */
export class SecondChances {
  readonly #jobs = new Map<string, Chances>();

  /** Whether the job may wait out one more 429. */
  afterRateLimit(jobId: string): boolean {
    const chances = this.#of(jobId);
    chances.rateLimited += 1;
    return chances.rateLimited <= RATE_LIMITED_RUNS;
  }

  /** Whether the job may run again after the own engine broke: once. */
  afterBrokenEngine(jobId: string): boolean {
    const chances = this.#of(jobId);
    const first = !chances.engineBroke;
    chances.engineBroke = true;
    return first;
  }

  /** Remembers that a model failed this job. */
  tried(jobId: string, model: string): void {
    this.#of(jobId).tried.add(model);
  }

  wasTried(jobId: string, model: string): boolean {
    return this.#jobs.get(jobId)?.tried.has(model) ?? false;
  }

  /** The job has ended. */
  forget(jobId: string): void {
    this.#jobs.delete(jobId);
  }

  #of(jobId: string): Chances {
    const chances = this.#jobs.get(jobId) ?? {
      rateLimited: 0,
      engineBroke: false,
      tried: new Set<string>(),
    };
    this.#jobs.set(jobId, chances);
    return chances;
  }
}
