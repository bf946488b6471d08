import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { z } from "zod";
import { changeJobs, parsed } from "./change-rows.ts";

const oldSchema = z.object({
  user_id: z.string(),
  guild_id: z.string().nullable(),
  place: z.string(),
  state: z.string(),
  asked_pictures: z.number(),
});
type Old = z.infer<typeof oldSchema>;

/** A person's own app in a server that the bot is no member of. */
const ownAppSchema = z.object({ kind: z.literal("interaction"), botIsMember: z.literal(false) });

/**
 * Who pays for a job, how many of its pictures count for the day, and how
 * many it had when its run began. `spender` is a server ("server:ID") or a person ("person:ID").
 */
export const budgets: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .alterTable("jobs")
      .addColumn("spender", "text", (column) => column.notNull().defaultTo(""))
      .execute();
    for (const name of ["counted_pictures", "pictures_before"]) {
      await database.schema
        .alterTable("jobs")
        .addColumn(name, "integer", (column) => column.notNull().defaultTo(0))
        .execute();
    }
    await changeJobs(database, oldSchema, (row) => ({
      spender: spenderOf(row),
      counted_pictures: countedBefore(row),
    }));
    await countMade(database);
    for (const columns of [["spender", "created_at"], ["created_at"]]) {
      await database.schema
        .createIndex(["jobs_by", ...columns].join("_"))
        .on("jobs")
        .columns(columns)
        .execute();
    }
  },
};

function spenderOf({ user_id, guild_id, place }: Old): string {
  const isOwnApp = ownAppSchema.safeParse(parsed(place)).success;
  return guild_id === null || isOwnApp ? `person:${user_id}` : `server:${guild_id}`;
}

function countedBefore({ state, asked_pictures }: Old): number {
  return ["failed", "cancelled", "refused"].includes(state) ? 0 : asked_pictures;
}

/** Of what is finished, the pictures that there are count. */
async function countMade(database: Kysely<unknown>): Promise<void> {
  await sql`
    update jobs
    set counted_pictures = (select count(*) from pictures where pictures.job_id = jobs.id)
    where state in ('made', 'delivered')
  `.execute(database);
}
