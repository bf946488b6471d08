import { ChannelType, type Client, DiscordAPIError } from "discord.js";
import type { Logger } from "../../lib/logger.ts";
import type { SeesChannel } from "../../pipeline/policy/sees-job.ts";
import { describeError } from "../connection/describe-error.ts";
import { permissionsIn } from "./channel-permissions.ts";

/**
 * Makes the function that tells whether a member of a server, with the roles that they have now, can
 * see a channel or thread there: from what the gateway told. Discord is asked only for channels that
 * it did not tell of (archived threads) and for who was invited into a private thread. What is not
 * known counts as no.
 */
export function createSeesChannel(client: Pick<Client, "guilds">, log: Logger): SeesChannel {
  return async ({ userId, roleIds, guildId, channelId }) => {
    const guild = client.guilds.cache.get(guildId);
    if (guild === undefined) return false;
    const sees = (id: string) => permissionsIn(guild, { userId, roleIds }, id) !== 0n;
    try {
      const channel =
        guild.channels.cache.get(channelId) ?? (await guild.channels.fetch(channelId));
      if (channel === null) return false;
      if (sees(channelId)) return true;
      if (channel.type !== ChannelType.PrivateThread) return false;
      if (channel.parentId === null || !sees(channel.parentId)) return false;
      // Rejects for somebody who is not in the thread.
      await channel.members.fetch(userId);
      return true;
    } catch (error) {
      if (!(error instanceof DiscordAPIError))
        log.warn(describeError(error), "Discord could not be asked who sees a channel");
      return false;
    }
  };
}
