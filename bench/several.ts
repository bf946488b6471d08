// Two gateways and two workers over a loopback Discord: ORDERS orders from PEOPLE people, so many a
// second (ORDERS_PER_SECOND), how quickly they are acknowledged, and whether each is delivered and paid
// once. With CHAOS_MINUTES something is
// killed, cut off or restarted every few seconds meanwhile.
import { setTimeout as delay } from "node:timers/promises";
import { Redis } from "ioredis";
import { Client } from "pg";
import { isFinal, jobOf, seededRandom } from "../test/support/kill/people.ts";
import type { WireMessage } from "../src/playground/loopback/index.ts";
import { labelsOf } from "../test/support/discord/reading.ts";
import type { EaselProcess } from "../test/support/easel-process.ts";
import { openSeveral, type Several } from "../test/support/several/open-several.ts";
import { spread } from "./support/statistics.ts";

const LONGEST_MS = 120_000;
/** Discord's flag of an answer that still says "is thinking". */
const LOADING = 1 << 7;

export async function several(): Promise<void> {
  const orders = Number(process.env["ORDERS"] ?? 500);
  const people = Number(process.env["PEOPLE"] ?? 100);
  const minutes = Number(process.env["CHAOS_MINUTES"] ?? 0);
  const seed = Number(process.env["SEED"] ?? 1);
  const all = await openSeveral(people);
  const processes = await startAll(all);
  await warmUp(all);
  const paid = all.service.calls.length;
  const before = await costs(all);
  const chaos = new AbortController();
  const broken =
    minutes > 0 ? breakThings(all, processes, seededRandom(seed), chaos.signal) : undefined;
  const began = performance.now();
  const acknowledged: number[] = [];
  let placed = 0;
  let refused = 0;
  const rate = Number(process.env["ORDERS_PER_SECOND"] ?? 5);
  const wanted = minutes > 0 ? minutes * 60 * rate : orders;
  const place = async (index: number): Promise<void> => {
    const person = all.people[(index * 7) % people];
    const asked = performance.now();
    const outcome = await person?.slash("imagine", { prompt: `apple ${index}` });
    if (outcome !== undefined && "message" in outcome) {
      acknowledged.push(performance.now() - asked);
    } else refused += 1;
  };
  // People do not wait for each other: each order comes at its time.
  const placing: Promise<void>[] = [];
  for (; placed < wanted; placed += 1) {
    await delay(Math.max(0, began + (placed * 1000) / rate - performance.now()));
    placing.push(place(placed));
  }
  await Promise.all(placing);
  chaos.abort();
  const waited = performance.now();
  while (unfinished(all) > 0 && performance.now() - waited < LONGEST_MS) await delay(500);
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${placed} orders of ${people} people, ${refused} not taken, in ${seconds.toFixed(0)} s`,
  );
  console.log(`acknowledged: ${spread(acknowledged)}`);
  const shown = finals(all);
  console.log(
    `with pictures: ${shown.length - 2} messages of ${new Set(shown.map(jobOf)).size - 2} jobs`,
  );
  console.log(`still open: ${unfinished(all)}`);
  console.log(`paid calls: ${all.service.calls.length - paid}`);
  if (minutes === 0) {
    const after = await costs(all);
    const each = (name: keyof typeof after) => ((after[name] - before[name]) / placed).toFixed(0);
    console.log(
      `an order: ${each("commits")} transactions, ${each("commands")} commands of Redis, `,
    );
    console.log(`  ${each("requests")} requests to Discord`);
  }
  for (const [what, count] of Object.entries((await broken) ?? {}))
    console.log(`${what}: ${count}`);
  await Promise.all(processes.map((each) => each.stop()));
  await all.close();
}

async function startAll(all: Several): Promise<EaselProcess[]> {
  const first = await all.worker();
  return [first, ...(await Promise.all([all.worker(), all.gateway(0), all.gateway(1)]))];
}

/** The first order of each gateway loads what the others find ready. */
async function warmUp(all: Several): Promise<void> {
  for (const person of all.people.slice(0, 2)) await person.slash("imagine", { prompt: "first" });
  await delay(3000);
}

/** What the servers have done so far. */
async function costs(all: Several) {
  const redis = new Redis(all.redis.url);
  const database = new Client(all.postgres.urlOf("postgres"));
  await database.connect();
  const commands = /total_commands_processed:(\d+)/.exec(await redis.info("stats"))?.[1];
  const { rows } = await database.query("select sum(xact_commit) as commits from pg_stat_database");
  redis.disconnect();
  await database.end();
  return {
    commands: Number(commands),
    commits: Number(rows[0]?.commits),
    requests: all.discord.requests.all.length,
  };
}

/** Everything that the bot has said in both servers. */
function answers(all: Several): readonly WireMessage[] {
  return all.people.slice(0, 2).flatMap((person) => person.messages());
}

function finals(all: Several): readonly WireMessage[] {
  return answers(all).filter(isFinal);
}

/** Answers that wait for something: a job that did not end, or one that was not told. */
function unfinished(all: Several): number {
  return answers(all).filter(
    (message) => labelsOf(message).includes("Cancel") || (message.flags & LOADING) !== 0,
  ).length;
}

async function breakThings(
  all: Several,
  processes: EaselProcess[],
  random: () => number,
  signal: AbortSignal,
): Promise<Record<string, number>> {
  const count: Record<string, number> = {};
  const restart = [
    () => all.worker(),
    () => all.worker(),
    () => all.gateway(0),
    () => all.gateway(1),
  ];
  while (!signal.aborted) {
    await delay(3000 + random() * 7000);
    if (signal.aborted) break;
    const kinds = [
      "kill -9",
      "kill -9",
      "Redis with its data",
      "Redis without its data",
      "PostgreSQL",
    ];
    const what = kinds[Math.floor(random() * kinds.length)] ?? "kill -9";
    count[what] = (count[what] ?? 0) + 1;
    if (what === "kill -9") {
      const index = Math.floor(random() * processes.length);
      await processes[index]?.kill();
      const again = await restart[index]?.();
      if (again !== undefined) processes[index] = again;
    } else if (what === "PostgreSQL") {
      await all.postgres.end("immediate");
      await delay(random() * 5000);
      await all.postgres.begin();
    } else {
      await all.redis.kill();
      await delay(random() * 5000);
      await all.redis.again({ empty: what === "Redis without its data" });
    }
  }
  return count;
}
