import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** The register of picture files, and small durable values. */
export const filesAndSettings: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable("files")
      .addColumn("hash", "text", (column) => column.primaryKey())
      .addColumn("bytes", "bigint", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("last_used_at", "bigint", (column) => column.notNull())
      .execute();
    await database.schema
      .createIndex("files_by_last_used_at")
      .on("files")
      .column("last_used_at")
      .execute();
    await database.schema
      .createTable("settings")
      .addColumn("name", "text", (column) => column.primaryKey())
      .addColumn("value", "text", (column) => column.notNull())
      .execute();
  },
};
