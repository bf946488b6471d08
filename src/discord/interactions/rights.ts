import type { BaseInteraction } from "discord.js";
import type { Job } from "../../domain/job.ts";
import { granted } from "../../pipeline/policy/answer.ts";
import type { Requester } from "../../pipeline/policy/requester.ts";
import { unknownJob } from "./refusals.ts";
import { requesterOf } from "./requester-of.ts";
import type { Only } from "./services.ts";

/**
 * The job of that id, for what somebody wants to do with it. Throws UserError "unknown-job" when there
 * is none that they may see, and what else the policy refuses.
 */
export async function visibleJob(
  jobId: string,
  interaction: BaseInteraction,
  { studio, policy }: Only<"studio" | "policy">,
  may: "maySee" | "mayShow" | "mayVary" | "mayRetry",
): Promise<Job> {
  const job = await studio.job(jobId);
  if (job === undefined) throw unknownJob();
  granted(await policy[may](requesterOf(interaction), job));
  return job;
}

/**
 * The job of that id, to be ended or taken away: their own whatever the rules are, for somebody who is
 * banned too; another's where they may see it. Throws as `visibleJob` does.
 */
export async function ownOrVisibleJob(
  jobId: string,
  interaction: BaseInteraction,
  services: Only<"studio" | "policy">,
): Promise<Job> {
  const job = await services.studio.job(jobId);
  if (job !== undefined && job.userId === interaction.user.id) return job;
  return await visibleJob(jobId, interaction, services, "maySee");
}

/**
 * Whether the bot's answer may be seen by all: where the person who asks may post pictures
 * themselves. Otherwise the bot would post for them what they may not.
 */
export function mayAnswerPublicly({
  guildId,
  permissions,
}: Pick<Requester, "guildId" | "permissions">): boolean {
  return guildId === undefined || (permissions.attachFiles && permissions.sendMessages);
}
