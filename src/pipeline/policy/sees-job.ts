import type { Job } from "../../domain/job.ts";
import type { Requester } from "./requester.ts";

/** Asks Discord whether somebody, with the roles that they have now, can see a channel or thread of a server. */
export type SeesChannel = (question: {
  readonly userId: string;
  readonly roleIds: readonly string[];
  readonly guildId: string;
  readonly channelId: string;
}) => Promise<boolean>;

/**
 * Whether somebody may see a job where they are. Their own everywhere, and a private one nobody
 * else. Another person's in the
 * conversation in which it was made and, in a server, wherever they can see its channel. What Discord
 * does not tell counts as no.
 */
export async function seesJob(
  requester: Requester,
  job: Pick<Job, "userId" | "guildId" | "channelId"> & {
    readonly request?: Pick<Job["request"], "private">;
  },
  seesChannel: SeesChannel,
): Promise<boolean> {
  const { userId, roleIds, guildId, channelId, parentChannelId, isThread } = requester;
  if (job.userId === userId) return true;
  if (job.request?.private === true) return false;
  if (job.guildId !== guildId || job.channelId === undefined) return false;
  if (job.channelId === channelId) return true;
  if (guildId === undefined) return false;
  // Whoever is in a thread can see the channel that it belongs to.
  if (isThread && job.channelId === parentChannelId) return true;
  return seesChannel({ userId, roleIds, guildId, channelId: job.channelId });
}
