import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  type TransactionSettings,
} from "kysely";
import type { Pool, PoolClient } from "pg";
import { type Transaction, wasCommitted } from "./commit-doubt.ts";
import { nameOf } from "./statement-names.ts";
import { isCut, isOutdated } from "./trouble.ts";

/** What the server said of its clock, and when it was asked and heard, by this process's clock. */
export interface ClockSample {
  readonly asked: number;
  readonly heard: number;
  readonly database: number;
}

/** What the driver works with. */
export interface DriverParts {
  readonly pool: Pool;
  readonly onClock: (sample: ClockSample) => void;
  /** Whether the server keeps statements; not where tables change between two of the same text. */
  readonly keepsStatements: boolean;
  /** Aborts when nobody waits for the database any more. */
  readonly closing: AbortSignal;
}

/** The transaction's own number is asked for with its beginning, so that this costs no way of its own. */
const BEGIN = `
  begin isolation level read committed;
  select pg_current_xact_id()::text as id, pg_backend_pid() as process,
    floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now
`;
const BEGIN_READING = "begin isolation level repeatable read read only";

/**
 * PostgreSQL through `pg`, for Kysely. When the connection breaks while a transaction is committed,
 * the server is asked what became of it: nothing is done twice, and nothing is taken for lost.
 */
export class PostgresDriver implements Driver {
  readonly #parts: DriverParts;

  constructor(parts: DriverParts) {
    this.#parts = parts;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Connection> {
    const { pool, keepsStatements } = this.#parts;
    return new Connection(await pool.connect(), keepsStatements);
  }

  async beginTransaction(
    connection: DatabaseConnection,
    { accessMode }: TransactionSettings,
  ): Promise<void> {
    const own = ours(connection);
    // The first question goes along with the beginning, and waits for both answers.
    own.beginning = accessMode === "read only" ? own.command(BEGIN_READING) : this.#begin(own);
    // Whoever waits for it hears of it.
    own.beginning.catch(() => undefined);
  }

  async #begin(own: Connection): Promise<void> {
    const asked = performance.now();
    own.transaction = await own.begin(BEGIN);
    const { now } = own.transaction;
    this.#parts.onClock({ asked, heard: performance.now(), database: now });
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const own = ours(connection);
    await own.begun();
    if (own.transaction === undefined) {
      // Nothing was changed, so it does not matter whether this worked. It is waited for all the same:
      // without that, test/unit/pipeline/queue/recover.test.ts hung now and then.
      await own.command("commit").catch(() => undefined);
      return;
    }
    try {
      const command = await own.command("commit");
      if (command === "ROLLBACK") throw new Error("the transaction was rolled back");
    } catch (error) {
      if (!isCut(error)) throw error;
      // Its place is needed to ask on another connection, even when all broke at once.
      own.release();
      const { pool, closing } = this.#parts;
      if (!(await wasCommitted(own.transaction, pool, closing))) throw error;
    }
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const own = ours(connection);
    if (own.isBroken) return;
    // A connection that cannot even do that is thrown away; why the step failed says more.
    await own.command("rollback").catch(() => (own.isBroken = true));
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    ours(connection).release();
  }

  async destroy(): Promise<void> {
    await this.#parts.pool.end();
  }
}

function ours(connection: DatabaseConnection): Connection {
  if (connection instanceof Connection) return connection;
  throw new TypeError("Expected a connection of this driver");
}

/** One connection while a step has it. */
class Connection implements DatabaseConnection {
  readonly #client: PoolClient;
  readonly #keepsStatements: boolean;
  transaction: Transaction | undefined;
  /** The answer to the beginning of a transaction, until somebody has waited for it. */
  beginning: Promise<unknown> | undefined;
  /** Whether nothing more can be asked on it. */
  isBroken = false;
  #isReleased = false;

  constructor(client: PoolClient, keepsStatements: boolean) {
    this.#client = client;
    this.#keepsStatements = keepsStatements;
    // A connection that breaks between two questions; the next question says so, too.
    client.on("error", this.#noteBreak);
  }

  readonly #noteBreak = () => {
    this.isBroken = true;
  };

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const name = this.#keepsStatements ? nameOf(sql) : undefined;
    const answer = this.#ask(() =>
      this.#client.query({ text: sql, values: parameters.map(storable), name }),
    );
    const [{ command, rowCount, rows }] = await Promise.all([answer, this.begun()]);
    const isChange = ["INSERT", "UPDATE", "DELETE"].includes(command);
    return isChange && rowCount !== null ? { numAffectedRows: BigInt(rowCount), rows } : { rows };
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.executeQuery<Row>(query);
  }

  /** Runs a command without parameters, and gives the name under which it was done. */
  async command(sql: string): Promise<string> {
    return (await this.#ask(() => this.#client.query(sql))).command;
  }

  /** Runs commands the last of which says which transaction began, and what time it is. */
  async begin(sql: string): Promise<Transaction> {
    const results: unknown = await this.#ask(() => this.#client.query(sql));
    const last: unknown = Array.isArray(results) ? results.at(-1) : undefined;
    return rowOf(last);
  }

  /** Waits until the transaction has begun. Rejects when it could not. */
  async begun(): Promise<void> {
    const { beginning } = this;
    if (beginning === undefined) return;
    await beginning;
    this.beginning = undefined;
  }

  /** Gives the connection back; a second time changes nothing. */
  release(): void {
    if (this.#isReleased) return;
    this.#isReleased = true;
    this.#client.off("error", this.#noteBreak);
    this.#client.release(this.isBroken);
  }

  async #ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    try {
      return await question();
    } catch (error) {
      this.isBroken ||= isCut(error) || isOutdated(error);
      throw error;
    }
  }
}

function rowOf(result: unknown): Transaction {
  const rows: unknown =
    typeof result === "object" && result !== null && Reflect.get(result, "rows");
  const row: unknown = Array.isArray(rows) ? rows[0] : undefined;
  if (typeof row !== "object" || row === null) throw new Error("no transaction began");
  return {
    id: String(Reflect.get(row, "id")),
    process: Number(Reflect.get(row, "process")),
    now: Number(Reflect.get(row, "now")),
  };
}

/** PostgreSQL's text holds every character but one; SQLite's holds that, too. */
function storable(value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll("\0", "\uFFFD") : value;
}
