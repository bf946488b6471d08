import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { takeSetting } from "./settings-rows.ts";

interface Old {
  jobs: { id: string; state: string; finished_at: number | null; created_at: number };
  outbox: { id: string; kind: string; job_id: string; created_at: number };
}

/** What has to reach somebody: pictures, ends of jobs, messages to operators. */
export const outbox: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable("outbox")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("job_id", "text", (column) => column.references("jobs.id"))
      .addColumn("user_id", "text")
      .addColumn("message", "text")
      .addColumn("owner", "text")
      .addColumn("lease_until", "bigint")
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .execute();
    await database.schema.createIndex("outbox_by_job_id").on("outbox").column("job_id").execute();
    await fill(database, await takeSetting(database, "pipeline.untold-ends"));
  },
};

async function fill(database: Kysely<unknown>, untold = ""): Promise<void> {
  const tables = database as Kysely<Old>;
  const ids = new Set(untold.split(" "));
  const jobs = await tables
    .selectFrom("jobs")
    .selectAll()
    .where("state", "in", ["made", "failed", "cancelled", "refused"])
    .execute();
  for (const { id, state, finished_at, created_at } of jobs) {
    if (state !== "made" && !ids.has(id)) continue;
    const kind = state === "made" ? "delivery" : "end";
    await tables
      .insertInto("outbox")
      .values({ id: `${kind}:${id}`, kind, job_id: id, created_at: finished_at ?? created_at })
      .execute();
  }
}
