import { setTimeout as wait } from "node:timers/promises";
import { Kysely, sql } from "kysely";
import type { Pool } from "pg";
import { StorageError } from "../../../domain/errors.ts";
import { say } from "../../../words/index.ts";
import type { Database, Rows, StepKind } from "../../database.ts";
import type { Tables } from "../../schema.ts";
import { openPool } from "./connections.ts";
import { postgresDialect } from "./postgres-dialect.ts";
import { SharedClock } from "./shared-clock.ts";
import { isConflict, isCut, isOutdated, understood } from "./trouble.ts";

/** A step that other writers or a broken connection came in between of is taken so often in all. */
const MOST_ATTEMPTS = 8;
const LONGEST_WAIT_MS = 400;

/** What is under way when the database is closed may take so long to end. */
const LONGEST_END_MS = 10_000;

/**
 * A PostgreSQL database, used in steps of one transaction each, many at once. What a step decides by
 * is locked by the step itself (`for update`); the rest is `read committed`, and what only reads sees
 * one moment. Where two steps wait for each other one is taken again, and so is one whose connection
 * broke before its commit.
 */
export class PostgresDatabase implements Database {
  readonly #tables: Kysely<Tables>;
  readonly #pool: Pool;
  readonly #closing = new AbortController();
  readonly #underWay = new Set<Promise<unknown>>();
  readonly clock = new SharedClock();

  private constructor(url: string) {
    this.#pool = openPool(url);
    this.#tables = new Kysely<Tables>({
      dialect: postgresDialect({
        pool: this.#pool,
        onClock: this.clock.note,
        keepsStatements: true,
        closing: this.#closing.signal,
      }),
    });
  }

  /** Connects when the first step is taken. */
  static connect(url: string): PostgresDatabase {
    return new PostgresDatabase(url);
  }

  /** Connects to a database whose tables are of the newest version. Rejects with `pg`'s errors. */
  static async open(url: string): Promise<PostgresDatabase> {
    const database = new PostgresDatabase(url);
    try {
      // Sets the clock, and shows that the tables may be written.
      await database.#transact(
        (rows) =>
          rows
            .updateTable("counters")
            .set({ value: sql<number>`value` })
            .execute(),
        "process",
      );
    } catch (error) {
      await database.close();
      throw error;
    }
    return database;
  }

  step<Result>(work: (rows: Rows) => Promise<Result>, kind: StepKind = "process"): Promise<Result> {
    const result = this.#attempt(work, kind);
    this.#underWay.add(result);
    const end = () => this.#underWay.delete(result);
    result.then(end, end);
    return result;
  }

  async #attempt<Result>(work: (rows: Rows) => Promise<Result>, kind: StepKind): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#transact(work, kind);
      } catch (error) {
        if (isOutdated(error)) {
          // Its connection is given up. There are as many old ones as connections, and no more.
          attempt -= 1;
          continue;
        }
        const mayRepeat = isConflict(error) || isCut(error);
        if (!mayRepeat || attempt === MOST_ATTEMPTS || this.#closing.signal.aborted) {
          throw this.#closing.signal.aborted ? closed(error) : understood(error);
        }
        // Not all at once again: those that met would meet again.
        await wait(Math.random() * Math.min(LONGEST_WAIT_MS, 5 * 2 ** attempt));
      }
    }
  }

  #transact<Result>(work: (rows: Rows) => Promise<Result>, kind: StepKind): Promise<Result> {
    const transaction = this.#tables.transaction();
    return (kind === "read" ? transaction.setAccessMode("read only") : transaction).execute(work);
  }

  async close(): Promise<void> {
    const closing = this.#closing.signal;
    const ended = Promise.allSettled(this.#underWay);
    await Promise.race([ended, wait(LONGEST_END_MS, undefined, { ref: false })]);
    if (closing.aborted) return;
    this.#closing.abort(new Error("the database is closed"));
    await this.#tables.destroy();
  }
}

/** Whoever works on while the database is closed meets one that is away, and no bug. */
function closed(error: unknown): unknown {
  const known = understood(error);
  if (known instanceof StorageError) return known;
  return new StorageError("unreachable", say("storage.unreachable"), { cause: error });
}
