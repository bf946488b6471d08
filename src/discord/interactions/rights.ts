import { type BaseInteraction, PermissionFlagsBits } from "discord.js";
import type { Job } from "../../domain/job.ts";
import { type Member, permissionsIn } from "./channel-permissions.ts";
import { unknownJob } from "./refusals.ts";
import type { Only } from "./services.ts";

/** Who asks, where, and which other channels of that server they see. */
export interface Asker {
  readonly userId: string;
  readonly guildId: string | undefined;
  readonly channelId: string | undefined;
  readonly sees: (channelId: string) => boolean;
}

type Asking = Pick<BaseInteraction, "user" | "guildId" | "channelId" | "guild" | "member">;

/** Who asks by an interaction. Where the server is not known, nobody sees another channel of it. */
export function askerOf({ user, guildId, channelId, guild, member }: Asking): Asker {
  const roles = member === null ? [] : member.roles;
  const roleIds = Array.isArray(roles) ? roles : [...roles.cache.keys()];
  const asMember: Member = { userId: user.id, roleIds };
  return {
    userId: user.id,
    guildId: guildId ?? undefined,
    channelId: channelId ?? undefined,
    sees: (id) => guild !== null && permissionsIn(guild, asMember, id) !== 0n,
  };
}

/**
 * Whether somebody may see a job where they are: their own everywhere; other people's in the
 * channel in which it was made, and in that server where they see that channel.
 */
export function maySee(
  { userId, guildId, channelId }: Pick<Job, "userId" | "guildId" | "channelId">,
  asker: Asker,
): boolean {
  if (userId === asker.userId) return true;
  if (guildId !== asker.guildId || channelId === undefined) return false;
  return channelId === asker.channelId || (guildId !== undefined && asker.sees(channelId));
}

/** The job of that id. Throws UserError "unknown-job" when there is none that this person may see. */
export async function visibleJob(
  jobId: string,
  interaction: Asking,
  { studio }: Only<"studio">,
): Promise<Job> {
  const job = await studio.job(jobId);
  if (job === undefined || !maySee(job, askerOf(interaction))) throw unknownJob();
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

/** Whether somebody may take a job's message away: its owner, and who manages messages there. */
export function mayDelete(
  job: Pick<Job, "userId">,
  {
    user,
    guildId,
    memberPermissions,
  }: Pick<BaseInteraction, "user" | "guildId" | "memberPermissions">,
): boolean {
  return (
    job.userId === user.id ||
    (guildId !== null && memberPermissions?.has(PermissionFlagsBits.ManageMessages) === true)
  );
}

/** Whether somebody runs this bot, as its settings say. */
export function isOperator(userId: string, { operators }: Only<"operators">): boolean {
  return operators.includes(userId);
}
