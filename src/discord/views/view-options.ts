import { EaselError } from "../../domain/errors.ts";
import type { Job } from "../../domain/job.ts";
import { isComposite } from "../../pipeline/is-composite.ts";
import type { Studio } from "../../pipeline/studio.ts";
import { messageUrl, type ViewOptions } from "./job-text.ts";

/** The address of the message that a job started from, if it did. */
export async function parentUrlOf(
  { parent }: Pick<Job, "parent">,
  find: (jobId: string) => Promise<Job | undefined>,
): Promise<string | undefined> {
  const job = parent === undefined ? undefined : await find(parent.jobId);
  return job === undefined ? undefined : messageUrl(job.target);
}

/** What the views cannot read from the job itself: the model's name and where the job came from. */
export async function viewOptions(
  job: Job,
  { studio }: { readonly studio: Pick<Studio, "job" | "model"> },
): Promise<ViewOptions> {
  return {
    modelName: studio.model(job.request.model)?.name,
    parentUrl: await parentUrlOf(job, (id) => studio.job(id)),
    isComposite: await isComposite(job, (id) => studio.job(id)),
  };
}

/**
 * The job with every value that its model used, the model's own defaults included: what Details
 * show. Jobs of older versions do not hold that, and are planned again; as they were asked for, where
 * the model is no longer configured or would refuse it today.
 */
export function asPlanned(job: Job, { studio }: { readonly studio: Pick<Studio, "model"> }): Job {
  if (job.plan !== undefined) return { ...job, request: job.plan.request };
  try {
    const plan = studio.model(job.request.model)?.plan(job.request);
    return plan === undefined ? job : { ...job, request: plan.request };
  } catch (error) {
    if (error instanceof EaselError) return job;
    throw error;
  }
}
