import {
  type Client,
  GatewayDispatchEvents,
  type GatewayMessageReactionAddDispatchData,
  type GatewayMessageReactionRemoveDispatchData,
} from "discord.js";
import { createReactionHandler, type ReactionHandlerOptions } from "./reaction-handler.ts";

const { MessageReactionAdd, MessageReactionRemove } = GatewayDispatchEvents;

/** Heeds every reaction; `track` takes the work that nobody waits for. Gives what ends that. */
export function hearReactions(
  client: Pick<Client, "ws" | "guilds">,
  options: Omit<ReactionHandlerOptions, "guild">,
  track: (work: Promise<void>) => void,
): () => void {
  const reacted = createReactionHandler({
    ...options,
    guild: (id) => client.guilds.cache.get(id),
  });
  client.ws.on(MessageReactionAdd, (data: GatewayMessageReactionAddDispatchData) =>
    track(reacted(data, true)),
  );
  client.ws.on(MessageReactionRemove, (data: GatewayMessageReactionRemoveDispatchData) =>
    track(reacted(data, false)),
  );
  return () => {
    client.ws.removeAllListeners(MessageReactionAdd);
    client.ws.removeAllListeners(MessageReactionRemove);
  };
}
