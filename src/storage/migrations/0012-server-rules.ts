import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * The house rules of servers, one row each; how early a job comes within its server; the server of an
 * order that is promised room; which budgets' alarms were given.
 */
export const serverRules: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable("server_rules")
      .addColumn("guild_id", "text", (column) => column.primaryKey())
      .addColumn("rules", "text", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("updated_at", "bigint", (column) => column.notNull())
      .execute();
    await database.schema
      .alterTable("jobs")
      .addColumn("priority", "integer", (column) => column.notNull().defaultTo(0))
      .execute();
    await sql`insert into counters (name, value) values ('overtakes', 0)`.execute(database);
    await database.schema.alterTable("reservations").addColumn("guild_id", "text").execute();
    await database.schema
      .createTable("budget_alarms")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .execute();
  },
};
