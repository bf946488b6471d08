import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { StorageError } from "../../src/domain/errors.ts";
import type { Job } from "../../src/domain/job.ts";
import { openStorage } from "../../src/storage/open-storage.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { admitted, drawn } from "../support/new-job.ts";
import { RecordingLog } from "../support/pipeline/recording-log.ts";
import { postgresPrograms } from "../support/postgres/find-server.ts";
import { type PostgresServer, startPostgres } from "../support/postgres/start-server.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const JOBS = 40;
let server: PostgresServer;

/** Asks again while the database is away, as the dispatcher does. */
async function taken(storage: Storage, left: ReadonlySet<string>): Promise<Job | undefined> {
  while (left.size > 0) {
    try {
      const job = await storage.jobs.takeNext({});
      if (job !== undefined) return job;
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
    }
    await wait(20);
  }
  return undefined;
}

describe.skipIf(postgresPrograms() === undefined)("a PostgreSQL server", () => {
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.close());

  it.each(["fast", "immediate"] as const)(
    "that is restarted (%s) under work loses nothing and does nothing twice",
    async (mode) => {
      const log = new RecordingLog();
      const databaseUrl = server.urlOf("postgres");
      const storage = await openStorage(await temporaryFolder(), { databaseUrl, log });
      onTestFinished(() => storage.close());
      const ids = new Set<string>();
      for (let each = 0; each < JOBS; each += 1) ids.add((await admitted(storage.jobs)).id);

      const delivered: Job[] = [];
      const worker = async () => {
        for (let next; (next = await taken(storage, ids)) !== undefined;) {
          const { id } = next;
          ids.delete(id);
          const made = await drawn(storage.jobs, id, 1);
          expect(made.state).toBe("made");
          const job = await storage.jobs.move(id, "delivered");
          if (job === undefined) throw new Error("somebody else delivered it");
          delivered.push(job);
          await wait(30);
        }
      };
      const work = Promise.all([worker(), worker()]);
      for (let times = 0; times < 2; times += 1) {
        await wait(150);
        await server.end(mode);
        await wait(1500);
        await server.begin();
      }
      await Promise.race([work, wait(30_000)]);

      expect(new Set(delivered.map(({ id }) => id)).size).toBe(JOBS);
      expect(delivered).toHaveLength(JOBS);
      expect((await storage.jobs.inState("delivered")).map((job) => job.pictures.length)).toEqual(
        Array.from({ length: JOBS }, () => 1),
      );
      expect(await storage.outbox.count()).toBe(0);
      expect(storage.health.trouble).toBeUndefined();
      const lines = log.lines.map(({ message }) => message);
      expect(lines).toContain("the storage cannot be reached: what has to be written waits");
      expect(lines).toContain("the storage can be reached again");
      await storage.jobs.prune(Date.now() + 1000);

      // The hold on it is back, too.
      await wait(1500);
      const second = openStorage(await temporaryFolder(), { databaseUrl });
      await expect(second).rejects.toThrow(/Another Easel already uses this database.*REDIS_URL/);
    },
    90_000,
  );
});
