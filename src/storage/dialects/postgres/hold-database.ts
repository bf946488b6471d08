import { Client } from "pg";
import { setTimeout as wait } from "node:timers/promises";
import { ConfigError } from "../../../domain/errors.ts";
import type { Logger } from "../../../lib/logger.ts";
import { say } from "../../../words/index.ts";
import { connectionSettings } from "./connections.ts";

/** The lock that an Easel holds while it uses a database: one alone, or many together. */
const HOLD_LOCK = 0x68_6f_6c_64;
const AGAIN_MS = 1000;

/** How a database is held. */
export interface HoldOptions {
  /** Whether others may use it at the same time; they have to say so, too. */
  readonly isShared: boolean;
  readonly log: Logger;
}

/** A database that is held by this process. */
export interface Hold {
  /** Whether nobody else can use it now. */
  readonly isAlone: boolean;
  close(): Promise<void>;
}

/**
 * Holds a database for this process, alone or together with others that share it: by a lock of the
 * server's own that ends with its connection. When that breaks, it is taken again; until then this
 * process counts as one of several, so leases decide. Throws ConfigError when the database is held
 * by somebody with whom it cannot be shared.
 */
export async function holdDatabase(url: string, options: HoldOptions): Promise<Hold> {
  const { isShared, log } = options;
  const closing = new AbortController();
  let client: Client | undefined;

  const hold = async (): Promise<void> => {
    const next = new Client(connectionSettings(url));
    next.on("error", () => undefined);
    try {
      await next.connect();
      if (!(await isLocked(next, isShared))) {
        throw new ConfigError(say(isShared ? "database.held-alone" : "database.in-use"));
      }
    } catch (error) {
      await next.end().catch(() => undefined);
      throw error;
    }
    client = next;
    next.on("end", () => {
      client = undefined;
      if (!closing.signal.aborted) void holdAgain();
    });
  };

  const holdAgain = async (isSaid = false): Promise<void> => {
    await wait(AGAIN_MS, undefined, { signal: closing.signal }).catch(() => undefined);
    if (closing.signal.aborted) return;
    try {
      await hold();
    } catch (error) {
      const isTaken = error instanceof ConfigError;
      if (isTaken && !isSaid) {
        log.error({}, "another Easel uses the database now: only one can, without REDIS_URL");
      }
      void holdAgain(isSaid || isTaken);
    }
  };

  await hold();
  return {
    get isAlone() {
      return !isShared && client !== undefined;
    },
    async close() {
      closing.abort();
      await client?.end().catch(() => undefined);
    },
  };
}

async function isLocked(client: Client, isShared: boolean): Promise<boolean> {
  const lock = isShared ? "pg_try_advisory_lock_shared" : "pg_try_advisory_lock";
  const { rows } = await client.query<{ locked: boolean }>(
    `select ${lock}($1, hashtext(current_schema())) as locked`,
    [HOLD_LOCK],
  );
  return rows[0]?.locked === true;
}
