import type { Services } from "../commands/services.ts";
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
