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
  may: "maySee" | "mayShow" | "mayVary" | "mayRetry" = "maySee",
): Promise<Job> {
  const job = await studio.job(jobId);
  if (job === undefined) throw unknownJob();
  granted(await policy[may](requesterOf(interaction), job));
  return job;
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
