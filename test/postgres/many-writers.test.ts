import { describe, expect, inject, it, onTestFinished } from "vitest";
import { openStorage } from "../../src/storage/open-storage.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { newJob, noLimits } from "../support/new-job.ts";
import { emptyDatabase, inDatabase, testDatabase } from "../support/postgres/test-database.ts";
import { startScript, type StartedScript } from "../support/start-script.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const port = inject("postgresPort");
const moduleUrl = (file: string) => JSON.stringify(new URL(`../../${file}`, import.meta.url).href);

/** The script of a process that shares a database: it says that it is ready, and works when all are. */
function writer(databaseUrl: string, folder: string, begin: number, work: string): string {
  return `
    import { openStorage } from ${moduleUrl("src/storage/open-storage.ts")};
    const { jobs, close } = await openStorage(${JSON.stringify(folder)}, {
      databaseUrl: ${JSON.stringify(databaseUrl)}, isShared: true,
    });
    const job = (change) => ({
      kind: "imagine", userId: "anna", guildId: "server", channelId: undefined,
      request: { prompt: "apple", count: 1, model: "m", seed: 1 },
      warnings: [], parent: undefined, target: { kind: "terminal" }, cost: undefined, ...change,
    });
    const limits = { jobsPerUser: 1000, picturesPerDay: 1000, queueLimit: 1000, dailyBudget: undefined };
    await new Promise((resolve) => setTimeout(resolve, ${begin} - Date.now()));
    ${work}
    await close();
  `;
}

/** What processes came to, and what they left. */
interface Raced<Result> {
  readonly results: readonly Result[];
  readonly storage: Storage;
  readonly databaseUrl: string;
}

/** Processes that begin at the same moment, each with a line of JSON as its result. */
async function race<Result>(
  count: number,
  work: (index: number) => string,
): Promise<Raced<Result>> {
  const databaseUrl = await testDatabase(port);
  const folder = await temporaryFolder();
  const storage = await openStorage(folder, { databaseUrl, isShared: true });
  onTestFinished(() => storage.close());
  const begin = Date.now() + 3000;
  const scripts: StartedScript[] = [];
  for (let index = 0; index < count; index += 1) {
    scripts.push(startScript(writer(databaseUrl, folder, begin, work(index))));
  }
  const lines = await Promise.all(scripts.map((script) => script.lines(1)));
  return {
    results: lines.map(([line]) => JSON.parse(line ?? "null") as Result),
    storage,
    databaseUrl,
  };
}

describe.skipIf(port === 0)("several processes on one database", () => {
  it("hold every limit exactly when sixty orders come at once", async () => {
    const { results, storage } = await race<string[]>(
      4,
      (index) => `
        const orders = Array.from({ length: 15 }, (_, each) => jobs.admit(
          job({ cost: 1, userId: "person " + (each % 3), guildId: "server ${index}" }),
          { ...limits, jobsPerUser: 9, totalBudget: 25, dailyBudget: 20 },
        ));
        const results = await Promise.all(orders);
        console.log(JSON.stringify(results.map((each) => each.limit ?? each.outcome)));
      `,
    );
    const outcomes = results.flat();
    expect(outcomes).toHaveLength(60);
    expect(outcomes.filter((each) => each === "admitted")).toHaveLength(25);
    const jobs = await storage.jobs.inState("queued");
    expect(jobs).toHaveLength(25);
    const ofPeople = Map.groupBy(jobs, ({ userId }) => userId);
    for (const own of ofPeople.values()) expect(own.length).toBeLessThanOrEqual(9);
    for (const outcome of new Set(outcomes)) {
      expect(["admitted", "jobsPerUser", "totalBudget"]).toContain(outcome);
    }
    // Counting left nothing out: the next one is the twenty-sixth.
    const last = await storage.jobs.admit(newJob(), noLimits);
    expect((await storage.jobs.waiting()).length).toBe(26);
    expect(last.outcome).toBe("admitted");
  });

  it("admit a retry once, whichever of them is asked", async () => {
    const { results } = await race<string[]>(
      3,
      () => `
        const retries = Array.from({ length: 10 }, () => jobs.admit(
          job({ kind: "retry", parent: { jobId: "first", position: undefined } }), limits,
        ));
        console.log(JSON.stringify((await Promise.all(retries)).map(({ outcome }) => outcome)));
      `,
    );
    const outcomes = results.flat();
    expect(outcomes.filter((each) => each === "admitted")).toHaveLength(1);
    expect(outcomes.filter((each) => each === "repeated")).toHaveLength(29);
  });

  it("take every job once, and serve person after person in one line", async () => {
    const { results, databaseUrl } = await race<string[]>(
      3,
      (index) => `
        if (${index} === 0) for (let each = 0; each < 30; each += 1) {
          await jobs.admit(job({ userId: "person " + (each % 5) }), limits);
        } else await new Promise((resolve) => setTimeout(resolve, 1500));
        const taken = [];
        for (let idle = 0; idle < 5; ) {
          const next = await jobs.takeNext({});
          if (next === undefined) { idle += 1; await new Promise((r) => setTimeout(r, 50)); continue; }
          taken.push(next.id);
        }
        console.log(JSON.stringify(taken));
      `,
    );
    const ids = results.flat();
    expect(ids).toHaveLength(30);
    expect(new Set(ids).size).toBe(30);
    const turns = await inDatabase(databaseUrl, async (client) => {
      const found = await client.query("select user_id, served_at from jobs order by served_at");
      return found.rows as readonly { user_id: string; served_at: string }[];
    });
    expect(new Set(turns.map(({ served_at }) => served_at)).size).toBe(30);
    for (let round = 0; round < 30; round += 5) {
      expect(new Set(turns.slice(round, round + 5).map(({ user_id }) => user_id)).size).toBe(5);
    }
  });

  it("make its tables once, when all of them start on an empty one", async () => {
    const databaseUrl = await emptyDatabase(port);
    const folder = await temporaryFolder();
    const storages = await Promise.all(
      [1, 2, 3].map(() => openStorage(folder, { databaseUrl, isShared: true })),
    );
    for (const storage of storages) {
      expect((await storage.jobs.admit(newJob(), noLimits)).outcome).toBe("admitted");
    }
    expect(await storages[0]?.jobs.inState("queued")).toHaveLength(3);
    for (const storage of storages) await storage.close();
  });
});
