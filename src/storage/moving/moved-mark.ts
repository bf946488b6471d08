import { existsSync, statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import type { Rows } from "../database.ts";

/** The setting that says where a data folder's rows went. */
const MARK = "storage.moved";

/** Notes in a data folder's database where its rows are now: it is not to be used again. */
export async function markMoved(rows: Rows, place: string): Promise<void> {
  await rows
    .insertInto("settings")
    .values({ name: MARK, value: place })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: place }))
    .execute();
}

/** Where the rows of a data folder went; undefined when they are still there. */
export async function movedTo(rows: Rows): Promise<string | undefined> {
  const found = await rows
    .selectFrom("settings")
    .select("value")
    .where("name", "=", MARK)
    .executeTakeFirst();
  return found?.value;
}

/** Whether a row is the mark itself, which belongs to the folder and is not moved. */
export function isMark(table: string, row: Readonly<Record<string, unknown>>): boolean {
  return table === "settings" && row["name"] === MARK;
}

/** How many jobs a database file holds that was never moved; 0 where there is none. */
export function jobsLeftBehind(file: string): number {
  if (!existsSync(file) || statSync(file).size === 0) return 0;
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    const mark = database.prepare("select 1 from settings where name = ?").get(MARK);
    const jobs = database.prepare("select count(*) as jobs from jobs").get();
    return mark === undefined ? Number(jobs?.["jobs"] ?? 0) : 0;
  } catch {
    // What cannot be read is for `npm run data -- check`.
    return 0;
  } finally {
    database?.close();
  }
}

/** A count as both databases give it. */
export async function countRows(rows: Rows, table: string): Promise<number> {
  const found = await sql<{ rows: number | string }>`
    select count(*) as rows from ${sql.table(table)}
  `.execute(rows);
  return Number(found.rows[0]?.rows ?? 0);
}
