import type { BaseInteraction } from "discord.js";
import { unknownJob } from "../components/words.ts";
import type { Job } from "../domain/job.ts";
import type { Services } from "./services.ts";

/**
 * Whether somebody may see a job where they are: their own everywhere, other people's in the server
 * (outside servers: in the conversation) in which it was made.
 */
export function maySee(
  job: Job,
  { user, guildId, channelId }: Pick<BaseInteraction, "user" | "guildId" | "channelId">,
): boolean {
  if (job.userId === user.id) return true;
  return job.guildId === undefined
    ? guildId === null && job.channelId !== undefined && job.channelId === channelId
    : job.guildId === guildId;
}

/** The job of that id. Throws UserError "unknown-job" when there is none that this person may see. */
export async function visibleJob(
  jobId: string,
  interaction: Pick<BaseInteraction, "user" | "guildId" | "channelId">,
  { studio }: Pick<Services, "studio">,
): Promise<Job> {
  const job = await studio.job(jobId);
  if (job === undefined || !maySee(job, interaction)) throw unknownJob();
  return job;
}
