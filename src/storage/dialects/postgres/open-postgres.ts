import { nanoid } from "nanoid";
import type { Logger } from "../../../lib/logger.ts";
import type { sleep } from "../../../lib/sleep.ts";
import type { OpenedDatabase } from "../opened-database.ts";
import { holdDatabase, type HoldOptions } from "./hold-database.ts";
import { migratePostgres } from "./migrate-postgres.ts";
import { explainConnecting } from "./opening-words.ts";
import { PostgresDatabase } from "./postgres-database.ts";
import { isCut } from "./trouble.ts";

/** A server that starts at the same time as Easel is waited for; milliseconds. */
const PATIENCE_MS = 30_000;
const AGAIN_MS = 1000;

/** What a database is opened with. */
export interface PostgresParts extends HoldOptions {
  readonly url: string;
  readonly sleep: typeof sleep;
  /** How long a server that cannot be reached is waited for, in milliseconds. */
  readonly patienceMs?: number | undefined;
}

/**
 * Connects to a PostgreSQL database, holds it, and brings its tables to the newest version. Throws
 * ConfigError when that cannot be done, with what the operator can change.
 */
export async function openPostgres(parts: PostgresParts): Promise<OpenedDatabase> {
  const { url, isShared, log } = parts;
  try {
    const hold = await patiently(parts, () => holdDatabase(url, { isShared, log }));
    try {
      await migratePostgres(url);
      const database = await PostgresDatabase.open(url);
      const owner = nanoid();
      return {
        database,
        clock: { now: Date.now, steady: database.clock.steady },
        owner: {
          owner,
          get isAlone() {
            return hold.isAlone;
          },
        },
        isOnlyWriter: false,
        makeRoom: [],
        recovered: () => undefined,
        async close() {
          await database.close();
          await hold.close();
        },
      };
    } catch (error) {
      await hold.close();
      throw error;
    }
  } catch (error) {
    throw explainConnecting(error, url);
  }
}

async function patiently<Result>(
  { log, sleep, patienceMs = PATIENCE_MS }: PostgresParts,
  attempt: () => Promise<Result>,
): Promise<Result> {
  const until = performance.now() + patienceMs;
  for (let isSaid = false; ;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isCut(error) || performance.now() >= until) throw error;
      if (!isSaid) sayWaiting(log, error);
      isSaid = true;
      await sleep(AGAIN_MS);
    }
  }
}

function sayWaiting(log: Logger, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  log.warn({ reason }, "the database cannot be reached yet: waiting for it");
}
