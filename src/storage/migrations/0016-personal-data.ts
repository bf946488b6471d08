import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { z } from "zod";
import { changeJobs, parsed } from "./change-rows.ts";

const oldSchema = z.object({ failure: z.string().nullable() });
const failureSchema = z.object({ code: z.string() });

/**
 * Deletions that people asked for, what still counts of deleted orders, the kind of a job's failure
 * as a column that can be counted, and indexes by which the rows are found that need a picture.
 */
export const personalData: Migration = {
  async up(database: Kysely<unknown>) {
    const { schema } = database;
    await schema.alterTable("jobs").addColumn("failure_code", "text").execute();
    await changeJobs(database, oldSchema, ({ failure }) => ({ failure_code: codeOf(failure) }));
    await schema
      .createTable("erasures")
      .addColumn("user_id", "text", (column) => column.primaryKey())
      .addColumn("asked_at", "bigint", (column) => column.notNull())
      .addColumn("through", "bigint", (column) => column.notNull())
      .addColumn("locale", "text", (column) => column.notNull())
      .addColumn("orders", "integer", (column) => column.notNull().defaultTo(0))
      .addColumn("pictures", "integer", (column) => column.notNull().defaultTo(0))
      .addColumn("messages", "integer", (column) => column.notNull().defaultTo(0))
      .addColumn("messages_left", "integer", (column) => column.notNull().defaultTo(0))
      .addColumn("owner", "text", (column) => column.notNull())
      .addColumn("lease_until", "bigint", (column) => column.notNull())
      .addColumn("finished_at", "bigint")
      .execute();
    await createKeptCounts(database);
    const indexes = [
      ["jobs", "source_picture"],
      ["jobs", "mask_picture"],
    ] as const;
    for (const [table, column] of indexes) {
      await schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
    }
  },
};

async function createKeptCounts({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("kept_counts")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("user_id", "text", (column) => column.notNull())
    .addColumn("guild_id", "text")
    .addColumn("spender", "text", (column) => column.notNull())
    .addColumn("model", "text", (column) => column.notNull())
    .addColumn("failure_code", "text")
    .addColumn("pictures", "integer", (column) => column.notNull())
    .addColumn("counted_pictures", "integer", (column) => column.notNull())
    .addColumn("cost", "double precision")
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .execute();
  for (const columns of [["user_id", "created_at"], ["created_at"]]) {
    await schema
      .createIndex(["kept_counts_by", ...columns].join("_"))
      .on("kept_counts")
      .columns(columns)
      .execute();
  }
}

function codeOf(failure: string | null): string | null {
  const found = failureSchema.safeParse(failure === null ? undefined : parsed(failure));
  return found.success ? found.data.code : null;
}
