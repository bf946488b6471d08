import { Redis } from "ioredis";
import { Client } from "pg";
import type { EaselProcess } from "../../test/support/easel-process.ts";
import type { Several } from "../../test/support/several/open-several.ts";
import { cpuTime } from "./cpu-time.ts";

/** What the servers have done so far, and how long processors have worked for whom, in milliseconds. */
export interface Costs {
  readonly done: Readonly<Record<string, number>>;
  readonly processor: Readonly<Record<string, number>>;
}

/** Reads what everything has cost so far. The bench's own process is Discord and the service. */
export async function costs(
  all: Several,
  workers: readonly EaselProcess[],
  gateways: readonly EaselProcess[],
): Promise<Costs> {
  const redis = new Redis(all.redis.url);
  const database = new Client(all.postgres.urlOf("postgres"));
  await database.connect();
  const commands = /total_commands_processed:(\d+)/.exec(await redis.info("stats"))?.[1];
  const { rows } = await database.query("select sum(xact_commit) as commits from pg_stat_database");
  redis.disconnect();
  await database.end();
  const { user, system } = process.cpuUsage();
  return {
    done: {
      transactions: Number(rows[0]?.commits),
      "commands of Redis": Number(commands),
      "requests to Discord": all.discord.requests.all.length,
    },
    processor: {
      gateways: cpuTime(pids(gateways)),
      workers: cpuTime(pids(workers)),
      PostgreSQL: cpuTime([all.postgres.pid()]),
      Redis: cpuTime([all.redis.pid()]),
      doubles: (user + system) / 1000,
    },
  };
}

/** Says what each of so many orders has cost between two readings. */
export function sayCosts(before: Costs, after: Costs, orders: number): void {
  const shares = (key: keyof Costs, digits: number) =>
    Object.entries(after[key])
      .map(
        ([what, now]) => `${((now - (before[key][what] ?? 0)) / orders).toFixed(digits)} ${what}`,
      )
      .join(", ");
  console.log(`an order: ${shares("done", 0)}`);
  console.log(`  milliseconds of processor: ${shares("processor", 1)}`);
}

function pids(processes: readonly EaselProcess[]): readonly (number | undefined)[] {
  return processes.map(({ child }) => child.pid);
}
