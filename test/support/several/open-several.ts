import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type {
  DiscordUser,
  LoopbackDiscord,
  LoopbackOptions,
} from "../../../src/playground/loopback/index.ts";
import { startLoopbackDiscord } from "../../../src/playground/loopback/index.ts";
import { type EaselProcess, loopbackSettings, startProcess } from "../easel-process.ts";
import { postgresPrograms } from "../postgres/find-server.ts";
import { type PostgresServer, startPostgres } from "../postgres/start-server.ts";
import { type Line, openLine } from "../network/open-line.ts";
import { openS3Double, type S3Double } from "../s3/open-s3-double.ts";
import { hasRedis, launchRedis, type TestRedis } from "../redis/launch-redis.ts";
import { type SlowService, startSlowService } from "./slow-service.ts";

/** Whether PostgreSQL and Redis are installed here. */
export const hasServers = hasRedis && postgresPrograms() !== undefined;

const SHARDS = 2;

/** A Discord with servers on both shards, and what several processes of a bot share. */
export interface Several {
  readonly discord: LoopbackDiscord;
  readonly postgres: PostgresServer;
  readonly redis: TestRedis;
  readonly service: SlowService;
  /** Where pictures are; and the ways of all processes to both servers. Only with `network`. */
  readonly network?:
    | { readonly store: S3Double; readonly toPostgres: Line; readonly toRedis: Line }
    | undefined;
  /** People, each in a channel of a server; every other one is on the other shard. */
  readonly people: readonly DiscordUser[];
  /** Starts a process that has the given shard. */
  gateway(shard: number): Promise<EaselProcess>;
  worker(change?: Readonly<Record<string, string>>): Promise<EaselProcess>;
  close(): Promise<void>;
}

/** What is opened besides. */
export interface SeveralOptions extends LoopbackOptions {
  /** Pictures in a service that speaks S3, and ways to PostgreSQL and Redis that can be cut. */
  readonly network?: boolean | undefined;
}

/** Starts everything but the processes themselves; `people` have a hundred orders each. */
export async function openSeveral(
  people: number,
  { network: hasNetwork = false, ...options }: SeveralOptions = {},
): Promise<Several> {
  const folder = await mkdtemp(path.join(tmpdir(), "easel-several-"));
  const [discord, postgres, redis, service] = await Promise.all([
    startLoopbackDiscord(options),
    startPostgres(),
    launchRedis(folder),
    startSlowService(),
  ]);
  const channels = await channelsOnEachShard(discord);
  const network = hasNetwork ? await openNetwork(postgres, redis) : undefined;
  const common = {
    ...loopbackSettings(discord, path.join(folder, "data")),
    DATABASE_URL: through(postgres.urlOf("postgres"), network?.toPostgres),
    REDIS_URL: through(redis.url, network?.toRedis),
    ...(network && {
      ...network.store.keys,
      AWS_ENDPOINT_URL_S3: network.store.endpoint.href,
      EASEL_PICTURES_URL: `s3://${network.store.bucket}/easel`,
    }),
    EASEL_JOBS_PER_USER: "1000",
    EASEL_PICTURES_PER_DAY: "100000",
    EASEL_QUEUE_LIMIT: "100000",
  };
  const { DISCORD_TOKEN: _token, ...ofWorkers } = common;
  return {
    discord,
    postgres,
    redis,
    service,
    network,
    people: Array.from({ length: people }, (_, index) => {
      const { guild, channel } = channels[index % SHARDS] ?? {};
      if (guild === undefined || channel === undefined) throw new Error("there is no such shard");
      const user = discord.world.users.add(`person${index}`, `Person ${index}`);
      guild.memberIds.add(user.id);
      return discord.as(user, { channel });
    }),
    gateway: (shard) =>
      startProcess({ ...common, EASEL_ROLE: "gateway", EASEL_SHARDS: `${shard}/${SHARDS}` }),
    worker: (change = {}) =>
      startProcess(
        { ...ofWorkers, ...service.settings, EASEL_ROLE: "worker", ...change },
        { ready: /works for the other processes/ },
      ),
    async close() {
      for (const each of Object.values(network ?? {})) each.close();
      await Promise.all([discord.close(), service.close(), redis.stop(), postgres.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openNetwork(postgres: PostgresServer, redis: TestRedis) {
  const [store, toPostgres, toRedis] = await Promise.all([
    openS3Double(),
    openLine(postgres.port),
    openLine(Number(new URL(redis.url).port)),
  ]);
  return { store, toPostgres, toRedis };
}

function through(address: string, line: Line | undefined): string {
  const url = new URL(address);
  if (line !== undefined) url.port = String(line.port);
  return url.href;
}

async function channelsOnEachShard({ world, scene }: LoopbackDiscord) {
  const found = new Map<number, { guild: typeof scene.studio; channel: typeof scene.pictures }>();
  while (found.size < SHARDS) {
    const guild = world.guilds.add(`Server ${found.size}`, scene.moderator, [scene.you]);
    const shard = Number((BigInt(guild.id) >> 22n) % BigInt(SHARDS));
    if (!found.has(shard))
      found.set(shard, { guild, channel: world.channels.addText(guild, "art") });
    // Ids, and so shards, come from the time.
    await delay(1);
  }
  return Array.from({ length: SHARDS }, (_, shard) => found.get(shard));
}
