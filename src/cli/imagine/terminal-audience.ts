import type { Job } from "../../domain/job.ts";
import type { Audience, Progress } from "../../pipeline/audience.ts";
import type { Latents } from "../../providers/image-model.ts";

/** A job at its end: `delivered` with its pictures, or one of the other final states. */
export interface Outcome {
  readonly job: Job;
  readonly latents: ReadonlyMap<number, Latents>;
}

/** An audience that somebody at a terminal listens to: it keeps results instead of sending them. */
export interface TerminalAudience extends Audience {
  /** Resolves when the job has ended, however it ended, and forgets it. */
  outcome(jobId: string): Promise<Outcome>;
}

/** Makes one; `show` is told of every progress. */
export function createTerminalAudience(
  show: (job: Job, progress: Progress) => void,
): TerminalAudience {
  const waits = new Map<string, PromiseWithResolvers<Outcome>>();
  const latents = new Map<string, Map<number, Latents>>();
  const waitFor = (id: string): PromiseWithResolvers<Outcome> => {
    const known = waits.get(id) ?? Promise.withResolvers<Outcome>();
    waits.set(id, known);
    return known;
  };
  const end = (job: Job): void => {
    waitFor(job.id).resolve({ job, latents: latents.get(job.id) ?? new Map() });
  };
  return {
    waiting: () => {},
    running: show,
    deliver: (job) => {
      end(job);
      return Promise.resolve({ outcome: "delivered", channelId: undefined, messageId: undefined });
    },
    ended: (job) => {
      end(job);
      return Promise.resolve();
    },
    keepLatents: (job, position, picture) => {
      const ofJob = latents.get(job.id) ?? new Map<number, Latents>();
      latents.set(job.id, ofJob.set(position, picture));
    },
    async outcome(jobId) {
      try {
        return await waitFor(jobId).promise;
      } finally {
        waits.delete(jobId);
        latents.delete(jobId);
      }
    },
  };
}
