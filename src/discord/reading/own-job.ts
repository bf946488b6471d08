import type { MessageContextMenuCommandInteraction } from "discord.js";
import type { Job } from "../../domain/job.ts";
import { granted } from "../../pipeline/policy/answer.ts";
import { requesterOf } from "../interactions/requester-of.ts";
import type { Only } from "../interactions/services.ts";
import { jobOfShownMessage } from "../messages/shown-message.ts";
import { carrierOf } from "./message-pictures.ts";

/**
 * The finished job that the target of a message command shows, when the message is the bot's own
 * and the job may be seen there; undefined for every other message. Throws RefusedError for somebody who
 * is banned, and for what moderators took away.
 */
export async function ownJob(
  interaction: MessageContextMenuCommandInteraction,
  { studio, policy }: Only<"studio" | "policy">,
): Promise<Job | undefined> {
  const message = interaction.targetMessage;
  if (message.author.id !== interaction.applicationId) return undefined;
  const named = jobOfShownMessage(carrierOf(message));
  const job =
    (await studio.jobOfMessage(message.id)) ??
    (named === undefined ? undefined : await studio.job(named));
  if (job === undefined) return undefined;
  const sees = await policy.maySee(requesterOf(interaction), job);
  // One that they may not see is to them a message like any other; a ban is said.
  if (!sees.allowed && sees.code === "unknown-job") return undefined;
  granted(sees);
  return job.pictures.length === 0 ? undefined : job;
}
