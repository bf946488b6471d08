import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { z } from "zod";
import { changeJobs, parsed } from "./change-rows.ts";

const columnsSchema = z.object({ id: z.string(), state: z.string(), place: z.string() });
const answerSchema = z.object({
  kind: z.literal("interaction"),
  messageId: z.string().optional(),
});

/**
 * What a job was planned to use, and whether its owner was told that it was taken. Older rows show
 * the latter by the answer's message: an order that waits without one was stored before its
 * acknowledgement, and nothing may be paid for it.
 */
export const plansAndAcknowledgements: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema.alterTable("jobs").addColumn("plan", "text").execute();
    await database.schema
      .alterTable("jobs")
      .addColumn("acknowledged", "integer", (column) => column.notNull().defaultTo(1))
      .execute();
    await changeJobs(database, columnsSchema, ({ state, place }) => {
      const answer = answerSchema.safeParse(parsed(place));
      const isTold = !answer.success || answer.data.messageId !== undefined;
      return { acknowledged: state === "queued" && !isTold ? 0 : 1 };
    });
  },
};
