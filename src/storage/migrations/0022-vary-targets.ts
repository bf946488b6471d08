import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Whether the pictures that somebody is about to vary are another's: a server's rules ask that again. */
export const varyTargets: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .alterTable("vary_targets")
      .addColumn("of_others", "integer", (column) => column.notNull().defaultTo(1))
      .execute();
  },
};
