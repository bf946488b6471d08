import type { Services } from "../commands/services.ts";
import { EaselError } from "../domain/errors.ts";
import type { Job } from "../domain/job.ts";
import { messageUrl, type ViewOptions } from "./views/job-text.ts";

/** What the views cannot read from the job itself: the model's name and where the job came from. */
export async function viewOptions(
  job: Job,
  { studio }: Pick<Services, "studio">,
): Promise<ViewOptions> {
  const parent = job.parent === undefined ? undefined : await studio.job(job.parent.jobId);
  return {
    modelName: studio.model(job.request.model)?.name,
    parentUrl: parent === undefined ? undefined : messageUrl(parent.place),
  };
}

/**
 * The job with every value that its model used, the model's own defaults included: what Details
 * show. Jobs of older versions do not hold that, and are planned again; as they were asked for, where
 * the model is no longer configured or would refuse it today.
 */
export function asPlanned(job: Job, { studio }: Pick<Services, "studio">): Job {
  if (job.plan !== undefined) return { ...job, request: job.plan.request };
  try {
    const plan = studio.model(job.request.model)?.plan(job.request);
    return plan === undefined ? job : { ...job, request: plan.request };
  } catch (error) {
    if (error instanceof EaselError) return job;
    throw error;
  }
}
