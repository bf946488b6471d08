import { ConfigError } from "../domain/errors.ts";
import type { Logger } from "../lib/logger.ts";
import { say } from "../words/index.ts";
import { connectRedis } from "./connect.ts";

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** What a look at a Redis server found. */
export interface RedisState {
  readonly version: string;
}

/** How long an answer is waited for, in milliseconds. */
const PATIENCE_MS = 5000;
const FLEETING_MS = 1000;

/**
 * Looks at a Redis server; what it writes there is gone a second later. Throws ConfigError, in words
 * without the password, when it cannot be reached or written, is too old, or would throw keys away when
 * its memory is full.
 */
export async function checkRedis(url: string, patienceMs = PATIENCE_MS): Promise<RedisState> {
  const server = await connectRedis(url, silent, patienceMs);
  try {
    const info = await server.client.info();
    const field = (name: string) => new RegExp(`^${name}:(\\S+)`, "m").exec(info)?.[1];
    const policy = field("maxmemory_policy");
    if (policy !== undefined && policy !== "noeviction") {
      throw new ConfigError(say("several.redis-evicts", { policy }));
    }
    await server.client.set(`${server.prefix}:doctor`, "1", "PX", FLEETING_MS);
    return { version: field("redis_version") ?? "?" };
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError(say("several.redis-unreachable", { reason }), { cause: error });
  } finally {
    server.close();
  }
}
