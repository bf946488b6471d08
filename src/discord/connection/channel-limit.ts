import { GuildPremiumTier } from "discord.js";
import type { Client } from "discord.js";

const MEBIBYTE = 1024 * 1024;

/** Bytes of a file that Discord takes where nobody has paid for more. */
export const DEFAULT_FILE_LIMIT = 10 * MEBIBYTE;

/** Bytes that a file may have in a server, by its boosts. */
const limits: Readonly<Record<GuildPremiumTier, number>> = {
  [GuildPremiumTier.None]: DEFAULT_FILE_LIMIT,
  [GuildPremiumTier.Tier1]: DEFAULT_FILE_LIMIT,
  [GuildPremiumTier.Tier2]: 50 * MEBIBYTE,
  [GuildPremiumTier.Tier3]: 100 * MEBIBYTE,
};

/**
 * Makes the function that tells how large a file may be in the channels of a server. Where the
 * server is not known, and in direct messages (no id), it is Discord's smallest limit.
 */
export function createChannelLimit(
  client: Pick<Client, "guilds">,
): (guildId: string | undefined) => number {
  return (guildId) => {
    const guild = guildId === undefined ? undefined : client.guilds.cache.get(guildId);
    return guild === undefined ? DEFAULT_FILE_LIMIT : limits[guild.premiumTier];
  };
}
