import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { z } from "zod";
import { changeJobs, parsed } from "./change-rows.ts";
import { takeSetting } from "./settings-rows.ts";

const columnsSchema = z.object({ id: z.string(), place: z.string(), created_at: z.number() });
const deathsSchema = z.record(
  z.string(),
  z.object({ times: z.number(), pictures: z.number(), since: z.number() }),
);
const pingedSchema = z.array(z.string());
const tokenSchema = z.object({ kind: z.literal("interaction"), expiresAt: z.number() });

/**
 * Who works on a job and until when, whether its owner wants it cancelled, how often a process died
 * over it, when its owner was called (both stood in settings), and when its interaction's token ends.
 */
export const leases: Migration = {
  async up(database: Kysely<unknown>) {
    await addColumns(database);
    const deaths = deathsSchema
      .catch({})
      .parse(parsed(await takeSetting(database, "pipeline.interrupted")) ?? {});
    const pinged = new Set(
      pingedSchema.catch([]).parse(parsed(await takeSetting(database, "discord.pinged")) ?? []),
    );
    await changeJobs(database, columnsSchema, ({ id, place, created_at }) => {
      const token = tokenSchema.safeParse(parsed(place));
      const dead = deaths[id];
      return {
        token_expires_at: token.success ? Math.floor(token.data.expiresAt) : null,
        pinged_at: pinged.has(id) ? created_at : null,
        ...(dead === undefined
          ? {}
          : { deaths: dead.times, first_death_at: dead.since, death_pictures: dead.pictures }),
      };
    });
  },
};

async function addColumns(database: Kysely<unknown>): Promise<void> {
  const bigints = ["lease_until", "cancel_requested_at", "first_death_at", "pinged_at"] as const;
  await database.schema.alterTable("jobs").addColumn("owner", "text").execute();
  for (const name of [...bigints, "token_expires_at"]) {
    await database.schema.alterTable("jobs").addColumn(name, "bigint").execute();
  }
  for (const [name, usual] of [
    ["deaths", 0],
    ["death_pictures", 0],
  ] as const) {
    await database.schema
      .alterTable("jobs")
      .addColumn(name, "integer", (column) => column.notNull().defaultTo(usual))
      .execute();
  }
  await database.schema
    .createIndex("jobs_by_token_expires_at")
    .on("jobs")
    .column("token_expires_at")
    .execute();
}
