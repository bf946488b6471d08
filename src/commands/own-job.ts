import type { MessageContextMenuCommandInteraction } from "discord.js";
import type { Job } from "../domain/job.ts";
import { jobIdOnMessage } from "./message-pictures.ts";
import { requesterOf } from "./requester-of.ts";
import type { Services } from "./services.ts";

/**
 * The finished job that the target of a message command shows, when the message is the bot's own
 * and the job may be seen there; undefined for every other message.
 */
export async function ownJob(
  interaction: MessageContextMenuCommandInteraction,
  { studio, policy }: Pick<Services, "studio" | "policy">,
): Promise<Job | undefined> {
  const message = interaction.targetMessage;
  if (message.author.id !== interaction.applicationId) return undefined;
  const named = jobIdOnMessage(message);
  const job =
    (await studio.jobOfMessage(message.id)) ??
    (named === undefined ? undefined : await studio.job(named));
  if (job === undefined) return undefined;
  if (!(await policy.maySee(requesterOf(interaction), job)).allowed) return undefined;
  return job.pictures.length === 0 ? undefined : job;
}
