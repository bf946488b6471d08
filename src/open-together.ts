import type { Config } from "./config/config.ts";
import { isOfShards } from "./discord/connection/sharding.ts";
import { ConfigError } from "./domain/errors.ts";
import type { Logger } from "./lib/logger.ts";
import type { Models } from "./open-models.ts";
import type { Audience } from "./pipeline/audience.ts";
import { announceModels } from "./pipeline/shared/announce-models.ts";
import { Elsewhere } from "./pipeline/shared/elsewhere.ts";
import { hearModels } from "./pipeline/shared/hear-models.ts";
import { openSharedWork } from "./pipeline/shared/open-shared-work.ts";
import { shareAudience } from "./pipeline/shared/share-audience.ts";
import type { SharedWork } from "./pipeline/shared-work.ts";
import { openBus } from "./redis/bus.ts";
import { connectRedis, type RedisServer } from "./redis/connect.ts";
import { type Held, holdNames } from "./redis/hold-names.ts";
import { takeTurn } from "./redis/one-at-a-time.ts";
import type { Storage } from "./storage/storage.ts";
import { say } from "./words/index.ts";

/** Discord takes one identification a bucket in five seconds; a little more, for the network's sake. */
const IDENTIFY_MS = 5500;

/** What this process and the others have together. */
export interface Together {
  readonly work: SharedWork;
  /** The models of this process and, after them, those of the others. */
  readonly models: Models;
  share(audience: Audience): Audience;
  waitForIdentify(bucket: number, signal: AbortSignal): Promise<void>;
  /** Whether Redis answers. */
  isThere(): boolean;
  close(): Promise<void>;
}

/**
 * Joins the other processes over Redis. A process without models of its own waits until another one
 * has some. Throws ConfigError when Redis cannot be used.
 */
export async function openTogether(
  config: Pick<Config, "role" | "shards">,
  redisUrl: string,
  parts: {
    readonly own: Models;
    readonly storage: Storage;
    readonly log: Logger;
    readonly stopping: AbortSignal | undefined;
  },
): Promise<Together> {
  const { role, shards } = config;
  const { own, storage, log, stopping } = parts;
  const server = await connectRedis(redisUrl, log);
  try {
    const held = role === "worker" ? undefined : await holdShards(server, shards);
    const bus = await openBus(server, log);
    const elsewhere = new Elsewhere();
    const others = await hearModels({ server, bus, settings: storage.settings, log });
    const announced = announceModels({
      server,
      bus,
      log,
      models: () => own.all(),
      onChange: (listener) => own.onChange(listener),
    });
    const all = () => {
      const mine = own.all();
      const ids = new Set(mine.map(({ id }) => id));
      return [...mine, ...others.all().filter(({ id }) => !ids.has(id))];
    };
    if (role !== "worker" && all().length === 0) {
      log.info({}, "no worker has announced a model yet; waiting for one");
      await Promise.race([others.some, aborted(stopping)]);
    }
    const work = openSharedWork({
      role,
      server,
      bus,
      elsewhere,
      log,
      ownModels: () => own.all().map(({ id }) => id),
    });
    const shows = ({ guildId }: { readonly guildId: string | undefined }): boolean =>
      role !== "worker" && isOfShards(shards, guildId);
    return {
      work,
      models: {
        ...own,
        all,
        find: (id) => all().find((model) => model.id === id),
        onChange(listener) {
          const ends = [own.onChange(listener), others.onChange(listener)];
          return () => ends.forEach((end) => end());
        },
      },
      share: (audience) =>
        shareAudience(audience, { bus, jobs: storage.jobs, elsewhere, log, shows }),
      waitForIdentify: (bucket, signal) =>
        takeTurn(server, `identify-${bucket}`, IDENTIFY_MS, signal),
      isThere: () => server.isThere(),
      async close() {
        await held?.release();
        await announced.close();
        others.close();
        server.close();
      },
    };
  } catch (error) {
    server.close();
    throw error;
  }
}

/** Two gateways with the same shard would answer everything twice. Throws ConfigError. */
async function holdShards(server: RedisServer, shards: Config["shards"]): Promise<Held> {
  const names =
    shards === "auto" ? ["auto"] : shards.ids.map((id) => `shard ${id}/${shards.count}`);
  const held = await holdNames(server, names);
  if ("release" in held) return held;
  throw new ConfigError(say("several.shards-taken", { shards: held }));
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    if (signal?.aborted === true) reject(signal.reason);
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
