import type { Job } from "../../src/domain/job.ts";
import type { GenerationRequest } from "../../src/domain/request.ts";
import type { AdmissionLimits, JobStore, NewJob } from "../../src/storage/job-store.ts";

/** Limits that stand against nothing. */
export const noLimits: AdmissionLimits = {
  jobsPerUser: 1_000,
  picturesPerDay: 10_000,
  queueLimit: 1_000,
  dailyBudget: undefined,
};

/** A new job for a red apple, with what the test cares about changed. */
export function newJob(
  change: Partial<Omit<NewJob, "request">> & { request?: Partial<GenerationRequest> } = {},
): NewJob {
  const { request, ...rest } = change;
  return {
    kind: "imagine",
    userId: "anna",
    guildId: "server",
    channelId: "channel",
    request: { prompt: "a red apple", count: 1, model: "local/easel", seed: 7, ...request },
    warnings: [],
    parent: undefined,
    target: { kind: "terminal" },
    cost: undefined,
    ...rest,
  };
}

/** Admits a job that no limit stands against. */
export async function admitted(
  jobs: JobStore,
  change: Parameters<typeof newJob>[0] = {},
): Promise<Job> {
  const result = await jobs.admit(newJob(change), noLimits);
  if (result.outcome !== "admitted") throw new Error(`not admitted: ${JSON.stringify(result)}`);
  return result.job;
}

/** Takes the next job, and stores all of its pictures: it is made. */
export async function made(jobs: JobStore): Promise<Job> {
  const { id, request } = await taken(jobs);
  return drawn(jobs, id, request.count);
}

/** Stores so many pictures of a running job. */
export async function drawn(jobs: JobStore, id: string, count: number): Promise<Job> {
  let job: Job | undefined;
  for (let position = 0; position < count; position += 1) {
    job = await jobs.addPicture(id, {
      position,
      hash: `${position}`.repeat(64),
      seed: 7 + position,
      width: 8,
      height: 8,
      mediaType: "image/png",
      bytes: 1,
    });
  }
  if (job === undefined) throw new Error("the job takes no picture");
  return job;
}

/** Takes the next job whatever its model. */
export async function taken(jobs: JobStore): Promise<Job> {
  const job = await jobs.takeNext({});
  if (job === undefined) throw new Error("there is no waiting job");
  return job;
}
