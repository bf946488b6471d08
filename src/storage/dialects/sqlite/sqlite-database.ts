import { DatabaseSync } from "node:sqlite";
import { setImmediate as nextTurn } from "node:timers/promises";
import { Kysely, sql } from "kysely";
import type { Database, Rows, StepKind } from "../../database.ts";
import { migrate } from "../../migrations/migrate.ts";
import type { Tables } from "../../schema.ts";
import { NodeSqliteDialect, type StatementGuard } from "./node-sqlite.ts";

/** The event loop is not held up for longer than this many milliseconds by steps in a row. */
const LONGEST_STRETCH_MS = 3;

/** A larger file is not looked through at the start: that takes longer than a second. */
const CHECKED_BYTES = 256 * 1024 * 1024;

/**
 * The database file, used in steps of one transaction each, one after the other.
 * SQLite answers at once and on this thread, so a turn of the event loop is left after every few
 * milliseconds of steps: a burst of sixty orders must not hold up the acknowledgement of the
 * sixty-first, and a lone order must not wait for a turn after each of its steps.
 */
export class SqliteDatabase implements Database {
  readonly #file: DatabaseSync;
  readonly #tables: Kysely<Tables>;
  #last: Promise<unknown> = Promise.resolve();
  /** Milliseconds that steps took since the event loop last got its turn. */
  #stretch = 0;

  private constructor(file: DatabaseSync, guard: StatementGuard | undefined) {
    this.#file = file;
    this.#tables = new Kysely<Tables>({ dialect: new NodeSqliteDialect(file, guard) });
  }

  /**
   * Opens or creates the file, looks whether it is sound and may be written, and brings its tables
   * to the newest version. `guard` is called before each statement; what it throws is the
   * statement's error.
   */
  static async open(file: string, guard?: StatementGuard): Promise<SqliteDatabase> {
    const database = new SqliteDatabase(new DatabaseSync(file, { timeout: 5000 }), guard);
    try {
      // A write-ahead log lives in the system's cache from the moment of the commit: a killed
      // process loses nothing even with `normal`; only a power cut needs `full`, see `step`.
      // What is deleted (tokens of interactions) is overwritten, not left in free pages.
      database.#file.exec(
        "pragma journal_mode = wal; pragma synchronous = normal; pragma foreign_keys = on; pragma secure_delete = on",
      );
      checkSound(database.#file);
      await migrate(database.#tables);
      // Reading alone would not show that the disk is full, or that the file may not be written.
      await database.#tables
        .updateTable("counters")
        .set({ value: sql<number>`value` })
        .execute();
      database.shortenLog();
    } catch (error) {
      await database.close();
      throw error;
    }
    return database;
  }

  step<Result>(work: (rows: Rows) => Promise<Result>, kind: StepKind = "process"): Promise<Result> {
    const result = this.#last.then(() => this.#run(work, kind));
    const rest = () => this.#rest();
    this.#last = result.then(rest, rest);
    return result;
  }

  /**
   * Moves what the log holds into the file, so that the log begins anew in the room that it has;
   * whether that worked.
   */
  shortenLog(): boolean {
    try {
      const [found] = this.#file.prepare("pragma wal_checkpoint(restart)").all();
      return found?.["busy"] === 0 && found["log"] === found["checkpointed"];
    } catch {
      // In the middle of a step, or the file itself cannot grow.
      return false;
    }
  }

  async #run<Result>(work: (rows: Rows) => Promise<Result>, kind: StepKind): Promise<Result> {
    const began = performance.now();
    try {
      return await this.#transact(work, kind);
    } finally {
      this.#stretch += performance.now() - began;
    }
  }

  async #rest(): Promise<void> {
    if (this.#stretch < LONGEST_STRETCH_MS) return;
    await nextTurn();
    this.#stretch = 0;
  }

  async #transact<Result>(work: (rows: Rows) => Promise<Result>, kind: StepKind): Promise<Result> {
    // Steps come one after the other, so what only reads sees one moment without a transaction.
    if (kind === "read") return work(this.#tables);
    if (kind !== "power-cut") return this.#tables.transaction().execute(work);
    this.#file.exec("pragma synchronous = full");
    try {
      return await this.#tables.transaction().execute(work);
    } finally {
      this.#file.exec("pragma synchronous = normal");
    }
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#tables.destroy();
    if (this.#file.isOpen) this.#file.close();
  }
}

/** Throws what SQLite throws for a damaged file when it finds damage. */
function checkSound(file: DatabaseSync): void {
  const [size] = file
    .prepare("select page_count * page_size as bytes from pragma_page_count, pragma_page_size")
    .all();
  if (Number(size?.["bytes"] ?? 0) > CHECKED_BYTES) return;
  const [found] = file.prepare("pragma quick_check(1)").all();
  const verdict = String(found?.["quick_check"]);
  if (verdict !== "ok") throw new DamagedDatabase(verdict);
}

/** The file is damaged, in SQLite's words; with its result code for that. */
class DamagedDatabase extends Error {
  readonly errcode = 11;
}
