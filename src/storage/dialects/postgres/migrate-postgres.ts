import { Kysely, sql } from "kysely";
import { Pool } from "pg";
import { ConfigError } from "../../../domain/errors.ts";
import { say } from "../../../words/index.ts";
import { migrate } from "../../migrations/migrate.ts";
import { migrations } from "../../migrations/migrations.ts";
import { connectionSettings } from "./connections.ts";
import { postgresDialect } from "./postgres-dialect.ts";

/** The number under which only one process at a time brings the tables to the newest version. */
const MIGRATION_LOCK = 0x45_61_73_65;
/** The oldest server that says what became of a transaction in 64 bits. */
export const OLDEST_SERVER = 13;

/**
 * Brings the tables of a database to the newest version, one process after the other, however long
 * that takes. Rejects with `pg`'s errors, and with ConfigError when the server is too old or a newer
 * Easel has written the tables.
 */
export async function migratePostgres(url: string): Promise<void> {
  const pool = new Pool({
    ...connectionSettings(url),
    statement_timeout: 0,
    idle_in_transaction_session_timeout: 0,
    query_timeout: 0,
    max: 2,
  });
  pool.on("error", () => undefined);
  const closing = new AbortController();
  const tables = new Kysely<unknown>({
    dialect: postgresDialect({
      pool,
      onClock: () => undefined,
      keepsStatements: false,
      closing: closing.signal,
    }),
  });
  try {
    await tables.connection().execute(async (connection) => {
      await requireVersion(connection);
      const key = sql.lit(MIGRATION_LOCK);
      await sql`select pg_advisory_lock(${key}, hashtext(current_schema()))`.execute(connection);
      await migrate(tables, migrations, (unknown) =>
        say("database.newer", { migrations: unknown }),
      );
      // The lock ends with its connection, which is not used again.
    });
  } finally {
    await tables.destroy();
  }
}

async function requireVersion(connection: Kysely<unknown>): Promise<void> {
  const found = await sql<{
    number: string;
    version: string;
  }>`select current_setting('server_version_num') as number, current_setting('server_version') as version`.execute(
    connection,
  );
  const [server] = found.rows;
  if (!isOldServer(Number(server?.number))) return;
  throw new ConfigError(
    say("database.too-old", { version: server?.version ?? "?", oldest: OLDEST_SERVER }),
  );
}

/** Whether a server is too old, by its `server_version_num`. */
export function isOldServer(number: number): boolean {
  return !(Math.floor(number / 10_000) >= OLDEST_SERVER);
}
