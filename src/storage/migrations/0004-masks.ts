import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Beside the source picture of a job, the mask that says which part of it is redrawn. */
export const masks: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema.alterTable("jobs").addColumn("mask_picture", "text").execute();
  },
};
