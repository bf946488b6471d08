import { type Client, DiscordAPIError } from "discord.js";
import type { Logger } from "../../lib/logger.ts";
import type { FindRequester } from "../../pipeline/policy/requester.ts";
import { describeError } from "../connection/describe-error.ts";
import { meetChannel } from "../reading/meet-channel.ts";
import { requesterOfMessage } from "./requester-of-message.ts";

/**
 * Makes the function that finds a member of a server, with the roles that they have now: for an answer
 * that they give in direct messages to what they were asked there. Discord is asked, since it tells of
 * members only when they do something. Undefined for somebody who has left, and where the bot is not.
 */
export function createFindRequester(client: Pick<Client, "guilds">, log: Logger): FindRequester {
  return async ({ userId, guildId, channelId }) => {
    const guild = client.guilds.cache.get(guildId);
    if (guild === undefined) return undefined;
    try {
      if (channelId !== undefined) await meetChannel(guild, channelId);
      const member = await guild.members.fetch({ user: userId, force: true });
      return requesterOfMessage(
        {
          authorId: userId,
          roleIds: [...member.roles.cache.keys()],
          memberSince: member.joinedTimestamp ?? undefined,
          guildId,
          channelId: channelId ?? "",
        },
        { guild, userLocale: undefined },
      );
    } catch (error) {
      if (!(error instanceof DiscordAPIError))
        log.warn(describeError(error), "Discord could not be asked who somebody is in a server");
      return undefined;
    }
  };
}
