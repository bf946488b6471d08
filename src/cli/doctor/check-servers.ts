import type { Config } from "../../config/config.ts";
import { ConfigError } from "../../domain/errors.ts";
import type { Finding } from "../../domain/finding.ts";
import { type Message, say } from "../../words/index.ts";

/**
 * Whether what several processes share is there and lets Easel do what it has to: PostgreSQL, Redis and
 * the bucket for pictures, each only where it is set. What is written there is taken away again.
 */
export async function checkServers(
  config: Pick<Config, "databaseUrl" | "redisUrl" | "pictures">,
): Promise<readonly Finding[]> {
  const { databaseUrl, redisUrl, pictures } = config;
  const findings = await Promise.all([
    databaseUrl && look(say("doctor.database"), () => database(databaseUrl.reveal())),
    redisUrl && look(say("doctor.redis"), () => redis(redisUrl.reveal())),
    pictures && look(say("doctor.bucket"), () => bucket(pictures)),
  ]);
  return findings.filter((finding) => finding !== undefined);
}

async function look(subject: Message, work: () => Promise<readonly Message[]>): Promise<Finding> {
  try {
    return { subject, lines: await work() };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { subject, lines: [error.says], broken: true, next: error.says };
  }
}

// Each is loaded only where it is set: a single process has none of them.
async function database(url: string): Promise<readonly Message[]> {
  const { checkPostgres } = await import("../../storage/dialects/postgres/check-postgres.ts");
  const { version, database: name, hasTables } = await checkPostgres(url);
  const works = say("doctor.database-works", { version, database: name });
  return hasTables ? [works] : [works, say("doctor.database-empty")];
}

async function redis(url: string): Promise<readonly Message[]> {
  const { checkRedis } = await import("../../redis/check-redis.ts");
  return [say("doctor.redis-works", await checkRedis(url))];
}

async function bucket(settings: NonNullable<Config["pictures"]>): Promise<readonly Message[]> {
  const { checkBucket } = await import("../../storage/shelves/s3/check-bucket.ts");
  await checkBucket(settings);
  const { bucket: name, endpoint } = settings;
  return [say("doctor.bucket-works", { bucket: name, where: endpoint?.host ?? "Amazon S3" })];
}
