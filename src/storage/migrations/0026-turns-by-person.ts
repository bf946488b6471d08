import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Finds whose turn it is without looking through all jobs that wait. */
export const turnsByPerson: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createIndex("jobs_by_waiting_person")
      .on("jobs")
      .columns(["state", "acknowledged", "user_id", "sequence"])
      .execute();
    await database.schema
      .createIndex("jobs_by_waiting_priority")
      .on("jobs")
      .columns(["guild_id", "state", "acknowledged", "priority"])
      .execute();
  },
};
