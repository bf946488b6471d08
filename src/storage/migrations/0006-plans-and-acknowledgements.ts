import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What a job was planned to use, and whether its owner was told that it was taken. */
export const plansAndAcknowledgements: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema.alterTable("jobs").addColumn("plan", "text").execute();
    await database.schema
      .alterTable("jobs")
      .addColumn("acknowledged", "integer", (column) => column.notNull().defaultTo(1))
      .execute();
  },
};
