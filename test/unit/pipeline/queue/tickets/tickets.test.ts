import { describe, expect, it, onTestFinished } from "vitest";
import { Tickets } from "../../../../../src/pipeline/queue/tickets/tickets.ts";
import { openBus } from "../../../../../src/redis/bus.ts";
import { connectRedis } from "../../../../../src/redis/connect.ts";
import type { JobStore } from "../../../../../src/storage/job-store.ts";
import { admitted } from "../../../../support/new-job.ts";
import { openTestStorage } from "../../../../support/open-test-storage.ts";
import { RecordingLog } from "../../../../support/pipeline/recording-log.ts";
import { hasRedis, type TestRedis } from "../../../../support/redis/launch-redis.ts";
import { startRedis } from "../../../../support/redis/start-redis.ts";

async function openProcess(
  redis: TestRedis,
  jobs: Pick<JobStore, "take" | "tickets">,
  models = ["local/easel"],
) {
  const log = new RecordingLog();
  const server = await connectRedis(redis.url, log);
  const tickets = new Tickets({
    server,
    bus: await openBus(server, log),
    jobs,
    models: () => models,
    log,
  });
  let woken = 0;
  tickets.onWake(() => void (woken += 1));
  onTestFinished(async () => {
    await tickets.close();
    server.close();
  });
  return { tickets, server, woken: () => woken, log };
}

/** Takes everything that there is to take, as the dispatcher does after it was woken. */
async function takeAll(tickets: Tickets): Promise<string[]> {
  tickets.look();
  const ids: string[] = [];
  for (;;) {
    const job = await tickets.takeNext({});
    if (job === undefined) return ids;
    ids.push(job.id);
  }
}

describe.skipIf(!hasRedis)("tickets", () => {
  it("give each job to one process, the fairest first, and wake whoever may take it", async () => {
    const redis = await startRedis();
    const { jobs } = await openTestStorage();
    const gateway = await openProcess(redis, jobs, []);
    const workers = [await openProcess(redis, jobs), await openProcess(redis, jobs)];
    const ids: string[] = [];
    for (const userId of ["anna", "anna", "berta"]) {
      const job = await admitted(jobs, { userId });
      ids.push(job.id);
      gateway.tickets.waits(job);
    }
    await expect.poll(() => workers[1]?.woken()).toBeGreaterThanOrEqual(3);
    expect(gateway.woken()).toBe(0);
    const [first, second] = [
      await workers[0]?.tickets.takeNext({}),
      await workers[1]?.tickets.takeNext({}),
    ];
    expect([first?.id, second?.id]).toEqual([ids[0], ids[2]]);
    expect(await takeAll(workers[0]?.tickets as Tickets)).toEqual([ids[1]]);
    expect(await workers[1]?.tickets.takeNext({})).toBeUndefined();
  });

  it("go only to workers that have the model, while it has room", async () => {
    const redis = await startRedis();
    const { jobs } = await openTestStorage();
    const other = await openProcess(redis, jobs, ["segmind/sdxl"]);
    const right = await openProcess(redis, jobs, ["local/easel", "segmind/sdxl"]);
    const job = await admitted(jobs);
    other.tickets.waits(job);
    await expect.poll(() => right.woken()).toBe(1);
    expect(await takeAll(other.tickets)).toEqual([]);
    expect(await right.tickets.takeNext({ except: ["local/easel"] })).toBeUndefined();
    expect((await right.tickets.takeNext({}))?.id).toBe(job.id);
  });

  it("are made again from the rows when Redis lost them", async () => {
    const redis = await startRedis();
    const { jobs } = await openTestStorage();
    const { tickets, server, woken } = await openProcess(redis, jobs);
    const first = await admitted(jobs);
    const second = await admitted(jobs, { userId: "berta" });
    tickets.waits(first);
    await expect.poll(woken).toBe(1);
    await redis.again({ empty: true });
    await expect.poll(() => woken(), { timeout: 5000 }).toBe(2);
    expect(server.isThere()).toBe(true);
    expect(await takeAll(tickets)).toEqual([]);
    await tickets.restock();
    expect(await takeAll(tickets)).toEqual([first.id, second.id]);
  });

  it("that Redis loses while the row is taken still give the job to whoever took it", async () => {
    const redis = await startRedis();
    const { jobs } = await openTestStorage();
    const job = await admitted(jobs);
    // Redis forgets everything between the two.
    const take: JobStore["take"] = async (id) => {
      const row = await jobs.take(id);
      await server.client.flushall();
      return row;
    };
    const { tickets, server, woken } = await openProcess(redis, {
      take,
      tickets: (id) => jobs.tickets(id),
    });
    tickets.waits(job);
    await expect.poll(woken).toBe(1);
    expect((await tickets.takeNext({}))?.id).toBe(job.id);
  });

  it("of jobs that do not wait any more lead to nothing", async () => {
    const redis = await startRedis();
    const { jobs } = await openTestStorage();
    const { tickets, woken } = await openProcess(redis, jobs);
    const job = await admitted(jobs);
    tickets.waits(job);
    await expect.poll(woken).toBe(1);
    await jobs.move(job.id, "cancelled");
    expect(await takeAll(tickets)).toEqual([]);
    expect(await jobs.find(job.id)).toMatchObject({ state: "cancelled" });
  });

  it("wait with the job while Redis is away", async () => {
    const redis = await startRedis();
    const { jobs } = await openTestStorage();
    const { tickets, server, woken } = await openProcess(redis, jobs);
    await redis.kill();
    await expect.poll(() => server.isThere()).toBe(false);
    const job = await admitted(jobs);
    tickets.waits(job);
    expect(await tickets.takeNext({})).toBeUndefined();
    await redis.again();
    await expect.poll(woken, { timeout: 5000 }).toBeGreaterThanOrEqual(1);
    await expect.poll(() => takeAll(tickets), { timeout: 5000 }).toEqual([job.id]);
  });
});
