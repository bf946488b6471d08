import { type ClientOptions, ShardClientUtil } from "discord.js";
import type { Config } from "../../config/config.ts";

/** Waits until a shard may identify itself, where several processes share the right to. */
export type WaitForIdentify = (bucket: number, signal: AbortSignal) => Promise<void>;

/** The client's options for the shards of this process. */
export function shardOptions(
  shards: Config["shards"],
  waitForIdentify: WaitForIdentify | undefined,
): Pick<ClientOptions, "shards" | "shardCount" | "ws"> {
  return {
    ...(shards === "auto" ? {} : { shards: shards.ids, shardCount: shards.count }),
    ...(waitForIdentify === undefined
      ? {}
      : {
          ws: {
            buildIdentifyThrottler: async (manager) => {
              const { session_start_limit: limit } = await manager.fetchGatewayInformation();
              return {
                waitForIdentify: (shard, signal) =>
                  waitForIdentify(shard % limit.max_concurrency, signal),
              };
            },
          },
        }),
  };
}

/** Whether what happens in a server, or in direct messages, comes to this process. */
export function isOfShards(shards: Config["shards"], guildId: string | undefined): boolean {
  if (shards === "auto") return true;
  // Direct messages come to the first shard.
  const shard =
    guildId === undefined ? 0 : ShardClientUtil.shardIdForGuildId(guildId, shards.count);
  return shards.ids.includes(shard);
}
