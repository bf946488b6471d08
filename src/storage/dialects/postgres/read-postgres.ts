import { sql } from "kysely";
import { ConfigError } from "../../../domain/errors.ts";
import { say } from "../../../words/index.ts";
import { explainConnecting } from "./opening-words.ts";
import { PostgresDatabase } from "./postgres-database.ts";

/**
 * Connects to a database in order to look at it, beside those that use it. Throws ConfigError when
 * that cannot be done, or an Easel has never used it.
 */
export async function readPostgres(url: string): Promise<PostgresDatabase> {
  const database = PostgresDatabase.connect(url);
  try {
    const hasTables = await database.step(async (rows) => {
      const found = await sql<{ name: string | null }>`
        select to_regclass('jobs')::text as name
      `.execute(rows);
      return typeof found.rows[0]?.name === "string";
    }, "read");
    if (!hasTables) throw new ConfigError(say("data.no-tables"));
    return database;
  } catch (error) {
    await database.close();
    const source: unknown = error instanceof Error ? (error.cause ?? error) : error;
    throw error instanceof ConfigError ? error : explainConnecting(source, url);
  }
}
