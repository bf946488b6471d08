import type { Job } from "../../domain/job.ts";
import type { JobStore, OpenModels } from "../../storage/job-store.ts";

/** Where the dispatcher finds its next job. */
export interface JobSource {
  /** Takes the next job of these models and sets it running; undefined when there is none. */
  takeNext(models: OpenModels): Promise<Job | undefined>;
  /** A job waits, or waits again. Returns at once. */
  waits(job: Job): void;
}

/** A job store that says which of its jobs came to wait, by whatever step that was. */
export function announcing(jobs: JobStore, waits: (job: Job) => void): JobStore {
  const told = <T extends Job | undefined>(job: T): T => {
    if (job?.state === "queued" && job.acknowledged !== false) waits(job);
    return job;
  };
  const change: Partial<JobStore> = {
    async admit(job, limits) {
      const result = await jobs.admit(job, limits);
      if (result.outcome === "admitted") told(result.job);
      return result;
    },
    acknowledge: async (id, target) => told(await jobs.acknowledge(id, target)),
    move: async (id, to, transition) => told(await jobs.move(id, to, transition)),
    putBack: async (id) => told(await jobs.putBack(id)),
  };
  return new Proxy(jobs, {
    get(target, name) {
      const changed: unknown = Reflect.get(change, name);
      if (changed !== undefined) return changed;
      const own: unknown = Reflect.get(target, name);
      return typeof own === "function" ? own.bind(target) : own;
    },
  });
}
