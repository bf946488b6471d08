import { sql } from "kysely";
import type { Rows } from "./database.ts";

/**
 * Lets nobody else admit until this step ends. Limits and budgets are sums over rows: whoever adds to
 * them reads them after this, and so sees everything that was added before.
 */
export async function lockAdmissions(rows: Rows): Promise<void> {
  await lock(rows, "jobs");
}

/** Lets nobody else take a turn until this step ends. */
export async function lockTurns(rows: Rows): Promise<void> {
  await lock(rows, "turns");
}

async function lock(rows: Rows, name: "jobs" | "turns"): Promise<void> {
  await rows
    .selectFrom("counters")
    .select("value")
    .where("name", "=", name)
    .forUpdate()
    .executeTakeFirst();
}

/** The number of the next admission; the database counts, so no two are the same. */
export async function nextSequence(rows: Rows): Promise<number> {
  const { value } = await rows
    .updateTable("counters")
    .set({ value: sql<number>`value + 1` })
    .where("name", "=", "jobs")
    .returning("value")
    .executeTakeFirstOrThrow();
  return value;
}

/** The next turn: later than every turn before, and not before `now` (milliseconds since 1970). */
export async function nextTurn(rows: Rows, now: number): Promise<number> {
  const { value } = await rows
    .updateTable("counters")
    .set({ value: sql<number>`case when value < ${now} then ${now} else value + 1 end` })
    .where("name", "=", "turns")
    .returning("value")
    .executeTakeFirstOrThrow();
  return value;
}

/** How often in a row somebody was overtaken by a higher priority. */
export async function overtakes(rows: Rows): Promise<number> {
  const found = await rows
    .selectFrom("counters")
    .select("value")
    .where("name", "=", "overtakes")
    .executeTakeFirst();
  return found?.value ?? 0;
}

/** Notes how often in a row somebody was overtaken by now. */
export async function setOvertakes(rows: Rows, value: number): Promise<void> {
  await rows.updateTable("counters").set({ value }).where("name", "=", "overtakes").execute();
}
