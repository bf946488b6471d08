import type { Kysely } from "kysely";
import type { z } from "zod";

const PAGE = 500;

interface Jobs {
  jobs: { id: string };
}

/**
 * Goes through all jobs in pages and changes the columns that `change` gives. Rows are taken as they
 * stand, whatever this version makes of their JSON: `columns` are those that the tables have when
 * this migration runs.
 */
export async function changeJobs<Columns>(
  database: Kysely<unknown>,
  columns: z.ZodType<Columns>,
  change: (row: Columns) => object,
): Promise<void> {
  const tables = database as Kysely<Jobs>;
  for (let after = ""; ;) {
    const page = await tables
      .selectFrom("jobs")
      .selectAll()
      .where("id", ">", after)
      .orderBy("id")
      .limit(PAGE)
      .execute();
    for (const row of page) {
      const changed = change(columns.parse(row));
      await tables.updateTable("jobs").set(changed).where("id", "=", row.id).execute();
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.id;
  }
}

/** JSON as an old row holds it; undefined when it cannot be read. */
export function parsed(json: string | null | undefined): unknown {
  try {
    return JSON.parse(json ?? "");
  } catch {
    return undefined;
  }
}
