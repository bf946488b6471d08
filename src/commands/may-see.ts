import type { BaseInteraction } from "discord.js";
import { unknownJob } from "../components/words.ts";
import type { Job } from "../domain/job.ts";
import { granted } from "../pipeline/policy/answer.ts";
import { requesterOf } from "./requester-of.ts";
import type { Services } from "./services.ts";

/** The job of that id. Throws UserError "unknown-job" when there is none that this person may see. */
export async function visibleJob(
  jobId: string,
  interaction: BaseInteraction,
  { studio, policy }: Pick<Services, "studio" | "policy">,
): Promise<Job> {
  const job = await studio.job(jobId);
  if (job === undefined) throw unknownJob();
  granted(await policy.maySee(requesterOf(interaction), job));
  return job;
}
