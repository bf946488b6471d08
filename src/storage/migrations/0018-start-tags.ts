import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * Start tags, by which any priority queue is fair: a job's place in virtual time, and where each
 * person's next job begins. Jobs that wait already keep their order at the front.
 */
export const startTags: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .alterTable("jobs")
      .addColumn("start_tag", "bigint", (column) => column.notNull().defaultTo(0))
      .execute();
    await database.schema
      .alterTable("people")
      .addColumn("finish_tag", "bigint", (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
