import type { GenerationJob, HiresPass } from "../job.ts";

/** A job with a second pass. */
export type EnlargedJob<Job extends GenerationJob = GenerationJob> = Job & {
  readonly hires: HiresPass;
};

/** The second pass of a job as a job of its own; it starts from what the first pass drew. */
export function hiresJob<Job extends GenerationJob>({ hires, ...job }: EnlargedJob<Job>) {
  const { width, height, strength } = hires;
  return {
    ...job,
    width,
    height,
    steps: hires.steps ?? job.steps,
    initial: { strength },
    hires: undefined,
  };
}
