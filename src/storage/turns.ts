import { nextTurn } from "./counters.ts";
import type { Rows } from "./database.ts";
import type { JobRow } from "./schema.ts";

/** The columns of a job that remember whose turn it took. */
export type Turn = Pick<JobRow, "served_at" | "served_before">;

/** Notes that a person is served now, later than everybody before them. */
export async function takeTurn(rows: Rows, userId: string, now: number): Promise<Turn> {
  // Counting first keeps everybody else from taking a turn until this step ends.
  const served_at = await nextTurn(rows, now);
  const served_before = await lastServed(rows, userId);
  await rows
    .insertInto("people")
    .values({ user_id: userId, last_served_at: served_at, finish_tag: 0 })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet({ last_served_at: served_at }))
    .execute();
  return { served_at, served_before };
}

/** Gives a turn back, unless the person has been served again since. */
export async function returnTurn(rows: Rows, job: Turn & Pick<JobRow, "user_id">): Promise<Turn> {
  await rows
    .updateTable("people")
    .set({ last_served_at: job.served_before })
    .where("user_id", "=", job.user_id)
    .where("last_served_at", "=", job.served_at)
    .execute();
  return { served_at: null, served_before: null };
}

async function lastServed(rows: Rows, userId: string): Promise<number | null> {
  const person = await rows
    .selectFrom("people")
    .select("last_served_at")
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return person?.last_served_at ?? null;
}
