import { type BaseInteraction, PermissionFlagsBits } from "discord.js";
import type { Job } from "../../domain/job.ts";
import { granted } from "../../pipeline/policy/answer.ts";
import { unknownJob } from "./refusals.ts";
import { requesterOf } from "./requester-of.ts";
import type { Only } from "./services.ts";

/** The job of that id. Throws UserError "unknown-job" when there is none that this person may see. */
export async function visibleJob(
  jobId: string,
  interaction: BaseInteraction,
  { studio, policy }: Only<"studio" | "policy">,
): Promise<Job> {
  const job = await studio.job(jobId);
  if (job === undefined) throw unknownJob();
  granted(await policy.maySee(requesterOf(interaction), job));
  return job;
}

/** What posting a picture takes: to write, and to attach a file. */
const POSTING = PermissionFlagsBits.SendMessages | PermissionFlagsBits.AttachFiles;
const POSTING_IN_THREADS =
  PermissionFlagsBits.SendMessagesInThreads | PermissionFlagsBits.AttachFiles;

/** Whether somebody with these permissions (a bit field) may post pictures in a channel. */
export function mayPostPictures(permissions: bigint, isThread: boolean): boolean {
  const needed = isThread ? POSTING_IN_THREADS : POSTING;
  return (permissions & needed) === needed;
}

/**
 * Whether the bot's answer may be seen by all: where the person who asks may post pictures
 * themselves. Otherwise the bot would post for them what they may not.
 */
export function mayAnswerPublicly({
  guildId,
  channel,
  memberPermissions,
}: Pick<BaseInteraction, "guildId" | "channel" | "memberPermissions">): boolean {
  if (guildId === null || memberPermissions === null) return true;
  return mayPostPictures(memberPermissions.bitfield, channel?.isThread() === true);
}
