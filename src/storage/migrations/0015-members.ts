import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * What people keep for themselves: presets, favourites, the lists of pictures that they looked
 * through, and what was posted to a showcase.
 */
export const members: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable("presets")
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("options", "text", (column) => column.notNull())
      .addColumn("changed_at", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("presets_key", ["user_id", "name"])
      .execute();
    await database.schema
      .createTable("favourites")
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("job_id", "text", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("favourites_key", ["user_id", "job_id"])
      .execute();
    await database.schema
      .createTable("showcased")
      .addColumn("job_id", "text", (column) => column.primaryKey())
      .addColumn("channel_id", "text")
      .addColumn("message_id", "text")
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .execute();
    await database.schema
      .createTable("history_views")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("search", "text")
      .addColumn("favourites", "integer", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .execute();
    await database.schema
      .createIndex("history_views_by_created_at")
      .on("history_views")
      .column("created_at")
      .execute();
  },
};
