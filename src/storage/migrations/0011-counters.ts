import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * Numbers that the database counts up (admissions, turns), orders that are promised room before they
 * are stored, and rows and files that could not be read.
 */
export const counters: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable("counters")
      .addColumn("name", "text", (column) => column.primaryKey())
      .addColumn("value", "bigint", (column) => column.notNull())
      .execute();
    await sql`
      insert into counters (name, value)
      select 'jobs', coalesce(max(sequence), 0) from jobs
    `.execute(database);
    await sql`
      insert into counters (name, value)
      select 'turns', coalesce(max(last_served_at), 0) from people
    `.execute(database);
    await database.schema
      .createTable("reservations")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("user_id", "text", (column) => column.notNull())
      .addColumn("spender", "text", (column) => column.notNull())
      .addColumn("pictures", "integer", (column) => column.notNull())
      .addColumn("cost", "double precision")
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .execute();
    await database.schema
      .createTable("set_aside")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("reason", "text", (column) => column.notNull())
      .addColumn("content", "text")
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .execute();
  },
};
