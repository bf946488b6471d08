import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Finds the retries of a job without looking through all jobs. */
export const jobsByParent: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createIndex("jobs_by_parent_job")
      .on("jobs")
      .column("parent_job")
      .execute();
  },
};
