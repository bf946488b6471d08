import { type Client, Status } from "discord.js";
import type { ShardState } from "../../domain/shard-state.ts";

/** The connections of a client to the gateway; none before it has begun to connect. */
export function shardStates(client: Pick<Client, "ws">): readonly ShardState[] {
  return client.ws.shards.map(({ id, status, ping }) => ({
    shard: id,
    connected: status === Status.Ready,
    ping: ping >= 0 ? ping : undefined,
  }));
}
