// Three job engines under the same load: how long a lone job waits for its start, and how many a
// second go through. BullMQ is a dependency; the other two run where they are installed:
// npm install --no-save graphile-worker pg-boss
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import { startPostgres } from "../test/support/postgres/start-server.ts";
import { launchRedis } from "../test/support/redis/launch-redis.ts";
import { percentile } from "./support/statistics.ts";

const JOBS = 1000;
const LONE = 50;
const CONCURRENCY = 10;

/** An engine: takes jobs by number and calls back when each begins. */
interface Engine {
  add(job: number): Promise<unknown>;
  close(): Promise<unknown>;
}

type Begun = (job: number) => void;

export async function engines(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "easel-engines-"));
  const [redis, postgres] = await Promise.all([launchRedis(folder), startPostgres()]);
  const url = postgres.urlOf("postgres");
  const all: Readonly<Record<string, (begun: Begun) => Promise<Engine>>> = {
    BullMQ: (begun) => bullMq(redis.url, begun),
    "graphile-worker": (begun) => graphileWorker(url, begun),
    "pg-boss": (begun) => pgBoss(url, begun),
  };
  for (const [name, open] of Object.entries(all)) {
    try {
      await measure(name, open);
    } catch (error) {
      console.log(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  await Promise.all([redis.stop(), postgres.close()]);
  await rm(folder, { recursive: true, force: true });
}

async function measure(name: string, open: (begun: Begun) => Promise<Engine>): Promise<void> {
  const waiting = new Map<number, () => void>();
  const engine = await open((job) => waiting.get(job)?.());
  const run = async (job: number): Promise<number> => {
    const begun = Promise.withResolvers<void>();
    waiting.set(job, begun.resolve);
    const added = performance.now();
    await engine.add(job);
    await begun.promise;
    return performance.now() - added;
  };
  const latencies: number[] = [];
  for (let job = 0; job < LONE; job += 1) {
    latencies.push(await run(job));
    await delay(20);
  }
  const started = performance.now();
  await Promise.all(Array.from({ length: JOBS }, (_, job) => run(LONE + job)));
  const perSecond = (JOBS / (performance.now() - started)) * 1000;
  await engine.close();
  const median = percentile(latencies, 0.5).toFixed(1);
  console.log(`${name}: start latency ${median} ms at the median, ${perSecond.toFixed(0)} jobs/s`);
}

async function bullMq(url: string, begun: Begun): Promise<Engine> {
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  const options = { removeOnComplete: true, removeOnFail: true };
  const queue = new Queue("jobs", { connection, defaultJobOptions: options });
  const worker = new Worker<{ job: number }>("jobs", async ({ data }) => begun(data.job), {
    connection,
    concurrency: CONCURRENCY,
  });
  await worker.waitUntilReady();
  return {
    add: (job) => queue.add("job", { job }, { priority: 1 + (job % 100) }),
    async close() {
      await worker.close();
      await queue.close();
      connection.disconnect();
    },
  };
}

/** A package that may not be installed; what it holds is known to its bench alone. */
async function optional<Package>(name: string): Promise<Package> {
  try {
    const found: Package = await import(name);
    return found;
  } catch {
    throw new Error("not installed, see the head of this file");
  }
}

async function graphileWorker(connectionString: string, begun: Begun): Promise<Engine> {
  interface Runner {
    addJob(task: string, payload: object, spec: object): Promise<unknown>;
    stop(): Promise<unknown>;
  }
  const worker = await optional<{ run(options: object): Promise<Runner> }>("graphile-worker");
  const taskList = { job: async ({ job }: { job: number }) => begun(job) };
  const runner = await worker.run({ connectionString, concurrency: CONCURRENCY, taskList });
  return {
    add: (job) => runner.addJob("job", { job }, { priority: job % 100 }),
    close: () => runner.stop(),
  };
}

async function pgBoss(connectionString: string, begun: Begun): Promise<Engine> {
  type Handler = (jobs: readonly { readonly data: { readonly job: number } }[]) => Promise<void>;
  interface Boss {
    start(): Promise<unknown>;
    createQueue(name: string): Promise<unknown>;
    work(name: string, options: object, handler: Handler): Promise<unknown>;
    send(name: string, data: object, options: object): Promise<unknown>;
    stop(options: object): Promise<unknown>;
  }
  const { PgBoss } = await optional<{ PgBoss: new (url: string) => Boss }>("pg-boss");
  const boss = new PgBoss(connectionString);
  await boss.start();
  await boss.createQueue("jobs");
  const options = { batchSize: 100, pollingIntervalSeconds: 0.5 };
  await boss.work("jobs", options, async (jobs) => {
    for (const { data } of jobs) begun(data.job);
  });
  return {
    add: (job) => boss.send("jobs", { job }, { priority: 100 - (job % 100) }),
    close: () => boss.stop({ graceful: false }),
  };
}
