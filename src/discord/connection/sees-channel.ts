import { ChannelType, type Client, DiscordAPIError, PermissionFlagsBits } from "discord.js";
import type { GuildBasedChannel, GuildMember } from "discord.js";
import type { Logger } from "../../lib/logger.ts";
import type { SeesChannel } from "../../pipeline/policy/sees-job.ts";
import { describeError } from "./describe-error.ts";

/**
 * Makes the function that asks Discord whether a member of a server can see a channel or thread there
 * now. What Discord does not tell counts as no: the bot is not in the server, the channel or the
 * member is gone, the network is down.
 */
export function createSeesChannel(client: Pick<Client, "guilds">, log: Logger): SeesChannel {
  return async ({ userId, guildId, channelId }) => {
    const guild = client.guilds.cache.get(guildId);
    if (guild === undefined) return false;
    try {
      const channel = await guild.channels.fetch(channelId);
      return channel !== null && (await sees(await guild.members.fetch(userId), channel));
    } catch (error) {
      if (!(error instanceof DiscordAPIError))
        log.warn(describeError(error), "Discord could not be asked who sees a channel");
      return false;
    }
  };
}

async function sees(member: GuildMember, channel: GuildBasedChannel): Promise<boolean> {
  const permissions = channel.permissionsFor(member);
  if (!permissions.has(PermissionFlagsBits.ViewChannel)) return false;
  if (channel.type !== ChannelType.PrivateThread) return true;
  if (permissions.has(PermissionFlagsBits.ManageThreads)) return true;
  // Rejects for somebody who is not in the thread.
  await channel.members.fetch(member.id);
  return true;
}
