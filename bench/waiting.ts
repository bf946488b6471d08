// How long the next job, an admission and a survey of the queue take while 100, 1,000 and 10,000 jobs of
// a hundred people wait: in the data folder's own database, in PostgreSQL, and by BullMQ's tickets.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Job } from "../src/domain/job.ts";
import { openBus } from "../src/redis/bus.ts";
import { connectRedis } from "../src/redis/connect.ts";
import { Tickets } from "../src/pipeline/queue/tickets/tickets.ts";
import { openStorage } from "../src/storage/open-storage.ts";
import type { JobStore } from "../src/storage/job-store.ts";
import { newJob, noLimits } from "../test/support/new-job.ts";
import { startPostgres } from "../test/support/postgres/start-server.ts";
import { launchRedis } from "../test/support/redis/launch-redis.ts";
import { spread } from "./support/statistics.ts";

const PEOPLE = 100;
const TAKES = 200;
const AT_ONCE = 8;
const limits = { ...noLimits, queueLimit: 1e6, picturesPerDay: 1e6 };
const steps = [100, 1000, 10_000];
const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** How the next job is taken, and what has to be done before that can be measured. */
interface Way {
  take(): Promise<Job | undefined>;
  prepare?(): Promise<void>;
  putBack?(job: Job): void;
}

const models = () => [newJob().request.model];

export async function waiting(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "easel-waiting-"));
  const own = await openStorage(path.join(folder, "own"));
  await measure("the data folder's own database", own.jobs, { take: () => own.jobs.takeNext({}) });
  await own.close();

  const postgres = await startPostgres();
  const redis = await launchRedis(folder);
  const options = { databaseUrl: postgres.urlOf("postgres"), isShared: true };
  const shared = await openStorage(path.join(folder, "shared"), options);
  const { jobs } = shared;
  const server = await connectRedis(redis.url, silent);
  const bus = await openBus(server, silent);
  const tickets = new Tickets({ server, bus, jobs, models, log: silent });
  tickets.onWake(() => undefined);
  await measure("PostgreSQL, by BullMQ's tickets", jobs, {
    async prepare() {
      await server.client.del(`${server.prefix}:restock`);
      await tickets.restock();
    },
    take() {
      tickets.look();
      return tickets.takeNext({});
    },
    putBack: (job) => tickets.waits(job),
  });
  await measure("PostgreSQL, by the rows alone", jobs, { take: () => jobs.takeNext({}) });
  await tickets.close();
  server.close();
  await shared.close();
  await Promise.all([redis.stop(), postgres.close()]);
  await rm(folder, { recursive: true, force: true });
}

async function measure(name: string, jobs: JobStore, way: Way): Promise<void> {
  console.log(`${name}:`);
  // What waits already was measured by another way: it stays.
  const { waiting: already } = await jobs.load();
  let people = 0;
  const admitOne = () => {
    people += 1;
    const job = newJob({ userId: `person${people % PEOPLE}` });
    return timed(() => jobs.admit(job, limits));
  };
  const longer = steps.filter((step) => step >= already);
  for (const wanted of longer.length > 0 ? longer : [already]) {
    const admissions: number[] = [];
    const missing = wanted - (await jobs.load()).waiting;
    for (let added = 0; added < missing; added += AT_ONCE) {
      const many = Math.min(AT_ONCE, missing - added);
      await Promise.all(Array.from({ length: many }, admitOne));
    }
    await way.prepare?.();
    const takes: number[] = [];
    const surveys: number[] = [];
    for (let index = 0; index < TAKES; index += 1) {
      takes.push(
        await timed(
          () => way.take(),
          (job) => back(jobs, job, way),
        ),
      );
      if (index % 10 === 0) surveys.push(await timed(() => jobs.waiting()));
      if (index % 10 === 0) admissions.push(await admitOne());
    }
    console.log(`  ${wanted} wait: next job ${spread(takes)}`);
    console.log(`    one admission ${spread(admissions)}; one survey ${spread(surveys)}`);
  }
}

async function back(jobs: JobStore, job: Job | undefined, way: Way): Promise<void> {
  if (job === undefined) throw new Error("there was no job to take");
  await jobs.putBack(job.id);
  way.putBack?.(job);
}

async function timed<Result>(
  work: () => Promise<Result>,
  after: (result: Result) => Promise<void> = async () => undefined,
): Promise<number> {
  const began = performance.now();
  const result = await work();
  const took = performance.now() - began;
  await after(result);
  return took;
}
