import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Orders that wait for the yes of whoever made them. */
export const questions: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable("questions")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("guild_id", "text")
      .addColumn("channel_id", "text")
      .addColumn("reason", "text", (column) => column.notNull())
      .addColumn("orders", "text", (column) => column.notNull())
      .addColumn("pictures", "integer", (column) => column.notNull())
      .addColumn("cost", "double precision")
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("expires_at", "bigint", (column) => column.notNull())
      .execute();
    await database.schema
      .createIndex("questions_by_expires_at")
      .on("questions")
      .column("expires_at")
      .execute();
  },
};
