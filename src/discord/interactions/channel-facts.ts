import type { BaseInteraction, GatewayInteractionCreateDispatchData } from "discord.js";
import { ChannelType } from "discord.js";

/** What decides about a channel, as an interaction tells of it. */
interface ChannelFacts {
  /** The channel that a thread belongs to, or the category of a channel. */
  readonly parentId: string | undefined;
  readonly isThread: boolean;
  /** Whether it is marked itself; a thread has the mark of its channel, which is not told here. */
  readonly isMarked: boolean;
}

const THREADS: ReadonlySet<ChannelType> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

/** Reads them from what the gateway sends. */
export function readChannelFacts(
  channel: GatewayInteractionCreateDispatchData["channel"],
): ChannelFacts | undefined {
  if (channel === undefined) return undefined;
  const parentId: unknown = "parent_id" in channel ? channel.parent_id : undefined;
  return {
    parentId: typeof parentId === "string" ? parentId : undefined,
    isThread: THREADS.has(channel.type),
    isMarked: "nsfw" in channel && channel.nsfw,
  };
}

const known = new WeakMap<BaseInteraction, ChannelFacts>();

/**
 * Keeps what an interaction told of its channel. discord.js forgets it in servers in which the bot is
 * not, where people use it as their own app, and the rules hold there too.
 */
export function noteChannelFacts(interaction: BaseInteraction, facts: ChannelFacts): void {
  known.set(interaction, facts);
}

/** What was noted of an interaction's channel. */
export function channelFactsOf(interaction: BaseInteraction): ChannelFacts | undefined {
  return known.get(interaction);
}
