import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Jobs, their pictures and remote calls, and who was served when. */
export const jobs: Migration = {
  async up(database: Kysely<unknown>) {
    await createJobs(database);
    await createPictures(database);
    await createRemoteCalls(database);
    await createAccountReports(database);
    await database.schema
      .createTable("people")
      .addColumn("user_id", "text", (column) => column.primaryKey())
      .addColumn("last_served_at", "bigint")
      .execute();
    await createIndex(database, "people", ["last_served_at"]);
  },
};

async function createJobs(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable("jobs")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("sequence", "bigint", (column) => column.notNull().unique())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("user_id", "text", (column) => column.notNull())
    .addColumn("guild_id", "text")
    .addColumn("channel_id", "text")
    .addColumn("model", "text", (column) => column.notNull())
    .addColumn("asked_pictures", "integer", (column) => column.notNull())
    .addColumn("source_picture", "text")
    .addColumn("cost", "double precision")
    .addColumn("request", "text", (column) => column.notNull())
    .addColumn("warnings", "text", (column) => column.notNull())
    .addColumn("parent_job", "text")
    .addColumn("parent_position", "integer")
    .addColumn("place", "text", (column) => column.notNull())
    .addColumn("failure", "text")
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("served_at", "bigint")
    .addColumn("served_before", "bigint")
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("started_at", "bigint")
    .addColumn("finished_at", "bigint")
    .addColumn("delivered_at", "bigint")
    .addColumn("delivered_channel", "text")
    .addColumn("delivered_message", "text")
    .execute();
  await createIndex(database, "jobs", ["state", "sequence"]);
  await createIndex(database, "jobs", ["user_id", "sequence"]);
  await createIndex(database, "jobs", ["user_id", "created_at"]);
  await createIndex(database, "jobs", ["guild_id", "created_at"]);
  await createIndex(database, "jobs", ["model", "finished_at"]);
  await createIndex(database, "jobs", ["delivered_message"]);
}

async function createPictures(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable("pictures")
    .addColumn("job_id", "text", (column) => column.notNull().references("jobs.id"))
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("hash", "text", (column) => column.notNull())
    .addColumn("seed", "bigint", (column) => column.notNull())
    .addColumn("width", "integer", (column) => column.notNull())
    .addColumn("height", "integer", (column) => column.notNull())
    .addColumn("media_type", "text", (column) => column.notNull())
    .addColumn("bytes", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("pictures_key", ["job_id", "position"])
    .execute();
  await createIndex(database, "pictures", ["hash"]);
}

async function createRemoteCalls(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable("remote_calls")
    .addColumn("job_id", "text", (column) => column.notNull().references("jobs.id"))
    .addColumn("call", "integer", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("remote_id", "text")
    .addPrimaryKeyConstraint("remote_calls_key", ["job_id", "call"])
    .execute();
}

async function createAccountReports(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable("account_reports")
    .addColumn("job_id", "text", (column) => column.notNull().references("jobs.id"))
    .addColumn("provider", "text", (column) => column.notNull())
    .addColumn("remaining_credits", "double precision")
    .addColumn("generation_seconds", "double precision")
    .addColumn("reported_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("account_reports_key", ["job_id", "provider"])
    .execute();
  await createIndex(database, "account_reports", ["provider", "reported_at"]);
}

async function createIndex(
  database: Kysely<unknown>,
  table: string,
  columns: readonly string[],
): Promise<void> {
  const name = [table, "by", ...columns].join("_");
  await database.schema
    .createIndex(name)
    .on(table)
    .columns([...columns])
    .execute();
}
