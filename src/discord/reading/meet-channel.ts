import { DiscordAPIError, type Guild } from "discord.js";

/**
 * Makes sure that a channel of a server is known, with the channel that it belongs to: the gateway does
 * not tell of every thread. One that Discord does not show stays unknown; rejects while it is away.
 */
export async function meetChannel(
  guild: Pick<Guild, "channels"> | undefined,
  channelId: string,
): Promise<void> {
  if (guild === undefined || guild.channels.cache.has(channelId)) return;
  try {
    await guild.channels.fetch(channelId);
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
  }
}
