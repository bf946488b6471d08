import { Redis } from "ioredis";
import { ConfigError } from "../domain/errors.ts";
import type { Logger } from "../lib/logger.ts";
import { sleep } from "../lib/sleep.ts";
import { say } from "../words/index.ts";

/** Scripts with what the job engine and the limits need came with this one. */
const OLDEST_VERSION = 7;
/** How long the start waits for a server that is not there (yet). */
const PATIENCE_MS = 30_000;
const LONGEST_WAIT_MS = 2000;

/** The server where several processes meet. */
export interface RedisServer {
  /** For commands. While the server is away they wait for it; none is lost or refused. */
  readonly client: Redis;
  /** Another connection with the same settings, closed with this one. */
  another(): Redis;
  /** A prefix for keys and channels, which no other database of the server has. */
  readonly prefix: string;
  /** Whether the server answers now. */
  readonly isThere: () => boolean;
  close(): void;
}

/**
 * Connects to the server at `url`, as redis://…, and waits for it for half a minute. Throws
 * ConfigError when it does not answer, refuses the password, or is older than Redis 7.
 */
export async function connectRedis(
  url: string,
  log: Logger,
  patienceMs = PATIENCE_MS,
): Promise<RedisServer> {
  const options = {
    // A command that is refused would be a limit that nobody holds, or a job that nobody hears of.
    maxRetriesPerRequest: null,
    connectTimeout: 5000,
    retryStrategy: (attempt: number) => Math.min(50 * 2 ** attempt, LONGEST_WAIT_MS),
  };
  const clients: Redis[] = [];
  const close = (): void => {
    for (const client of clients) client.disconnect();
  };
  const make = (): Redis => {
    const client = new Redis(url, options);
    let isAway = false;
    client.on("error", (error: Error) => {
      // The same trouble at every attempt would fill the log.
      if (!isAway) log.warn({ error }, "Redis cannot be reached; what needs it waits");
      isAway = true;
    });
    client.on("ready", () => {
      if (isAway) log.info({}, "Redis is there again");
      isAway = false;
    });
    clients.push(client);
    return client;
  };
  const client = make();
  try {
    await firstAnswer(client, patienceMs);
    requireVersion(await client.info("server"));
  } catch (error) {
    close();
    throw error;
  }
  return {
    client,
    prefix: `easel${client.options.db ?? 0}`,
    isThere: () => client.status === "ready",
    another: make,
    close,
  };
}

async function firstAnswer(client: Redis, patienceMs: number): Promise<void> {
  const done = new AbortController();
  const late = sleep(patienceMs, done.signal);
  const refused = Promise.withResolvers<never>();
  client.on("error", (error: Error) => {
    if (/^(WRONGPASS|NOAUTH|NOPERM|ERR )/.test(error.message)) refused.reject(error);
  });
  const ready = new Promise<void>((resolve) => void client.once("ready", resolve));
  try {
    await Promise.race([
      ready,
      refused.promise,
      late.then(() => Promise.reject(new Error("no answer"))),
    ]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError(say("several.redis-unreachable", { reason }), { cause: error });
  } finally {
    done.abort();
    late.catch(() => {});
  }
}

function requireVersion(info: string): void {
  const found = /redis_version:(\S+)/.exec(info)?.[1] ?? "?";
  if (Number.parseInt(found, 10) >= OLDEST_VERSION) return;
  throw new ConfigError(say("several.redis-old", { found, oldest: OLDEST_VERSION }));
}
