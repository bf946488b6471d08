import { DatabaseSync } from "node:sqlite";
import { Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { describe, expect, it, onTestFinished } from "vitest";
import { ConfigError } from "../../../../src/domain/errors.ts";
import { migrate } from "../../../../src/storage/migrations/migrate.ts";
import { migrations } from "../../../../src/storage/migrations/migrations.ts";
import { NodeSqliteDialect } from "../../../../src/storage/dialects/sqlite/node-sqlite.ts";
import type { Tables } from "../../../../src/storage/schema.ts";

function emptyDatabase(): Kysely<Tables> {
  const database = new Kysely<Tables>({
    dialect: new NodeSqliteDialect(new DatabaseSync(":memory:")),
  });
  onTestFinished(() => database.destroy());
  return database;
}

async function tableNames(database: Kysely<Tables>): Promise<readonly string[]> {
  return (await database.introspection.getTables()).map((table) => table.name).toSorted();
}

const column = (table: string): Migration => ({
  async up(database: Kysely<unknown>) {
    await database.schema.alterTable(table).addColumn("extra", "text").execute();
  },
});

describe("migrations", () => {
  it("make all tables from nothing", async () => {
    const database = emptyDatabase();
    await migrate(database);
    expect(await tableNames(database)).toEqual([
      "account_reports",
      "account_starts",
      "budget_alarms",
      "counters",
      "erasures",
      "favourites",
      "files",
      "history_views",
      "jobs",
      "kept_counts",
      "moderation_entries",
      "outbox",
      "people",
      "pictures",
      "preferences",
      "presets",
      "questions",
      "refused_pictures",
      "remote_calls",
      "reports",
      "reservations",
      "server_rules",
      "set_aside",
      "settings",
      "showcased",
      "taken_down",
      "vary_targets",
    ]);
  });

  it("do nothing the second time", async () => {
    const database = emptyDatabase();
    await migrate(database);
    await database.insertInto("settings").values({ name: "kept", value: "yes" }).execute();
    await migrate(database);
    expect(await database.selectFrom("settings").selectAll().execute()).toHaveLength(1);
  });

  it("go on from where an older version stopped", async () => {
    const database = emptyDatabase();
    await migrate(database);
    await migrate(database, { ...migrations, "9999-later": column("settings") });
    const found = await sql<{ extra: null }>`select extra from settings`.execute(database);
    expect(found.rows).toEqual([]);
  });

  it("leave nothing of one that fails", async () => {
    const database = emptyDatabase();
    const broken: Migration = {
      async up(tables: Kysely<unknown>) {
        await tables.schema.createTable("half").addColumn("id", "text").execute();
        throw new Error("broken on the way");
      },
    };
    await expect(migrate(database, { "0001-broken": broken })).rejects.toThrow("broken on the way");
    expect(await tableNames(database)).toEqual([]);
  });

  it("refuse a folder that a newer version has written", async () => {
    const database = emptyDatabase();
    await migrate(database, { ...migrations, "9999-later": column("settings") });
    const older = migrate(database);
    await expect(older).rejects.toThrow(ConfigError);
    await expect(older).rejects.toThrow("newer Easel (it has 9999-later)");
  });

  it("give every search an index", async () => {
    const database = emptyDatabase();
    await migrate(database);
    const plan = async (query: string) => {
      const found = await sql
        .raw<{ detail: string }>(`explain query plan ${query}`)
        .execute(database);
      return found.rows.map((row) => row.detail).join("; ");
    };
    const queries = [
      "select * from jobs where state = 'queued' order by sequence",
      "select * from jobs where user_id = 'a' order by sequence desc limit 5",
      "select sum(asked_pictures) from jobs where user_id = 'a' and created_at >= 5",
      "select sum(cost) from jobs where guild_id = 'a' and created_at >= 5",
      "select * from jobs where delivered_message = 'a'",
      "select * from jobs where model = 'a' order by finished_at desc limit 20",
      "select * from pictures where hash = 'a'",
      "select * from pictures where job_id in ('a', 'b')",
      "select * from remote_calls where job_id = 'a' order by call",
      "select * from moderation_entries where user_id = 'a' and guild_id in ('', 'b')",
      "select * from refused_pictures where job_id = 'a'",
    ];
    for (const query of queries)
      expect(await plan(query), query).toMatch(/^SEARCH .* USING .*INDEX/);
  });
});
