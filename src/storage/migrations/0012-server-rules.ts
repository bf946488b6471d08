import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** The house rules of servers, one row each. */
export const serverRules: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable("server_rules")
      .addColumn("guild_id", "text", (column) => column.primaryKey())
      .addColumn("rules", "text", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("updated_at", "bigint", (column) => column.notNull())
      .execute();
  },
};
