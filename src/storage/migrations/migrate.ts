import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { ConfigError } from "../../domain/errors.ts";
import { type Message, say } from "../../words/index.ts";
import { migrations } from "./migrations.ts";

/**
 * Brings the tables to the newest version; does nothing when they are there already.
 * Throws ConfigError, in the words of `newer`, when a newer Easel has written them.
 */
export async function migrate<Schema>(
  database: Kysely<Schema>,
  list: Readonly<Record<string, Migration>> = migrations,
  newer: (migrations: readonly string[]) => Message = (unknown) =>
    say("storage.newer", { migrations: unknown }),
): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve({ ...list }) },
  });
  const known = new Set(Object.keys(list));
  const applied = await appliedNames(database);
  const unknown = applied.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new ConfigError(newer(unknown));
  }
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

async function appliedNames<Schema>(database: Kysely<Schema>): Promise<readonly string[]> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === "kysely_migration")) return [];
  const result = await sql<{ name: string }>`select name from kysely_migration`.execute(database);
  return result.rows.map((row) => row.name);
}
