import type { Database } from "../database.ts";
import { isMark } from "./moved-mark.ts";
import { keyOf, pagesOf, portable, sameKeys, tablesOf, wholeColumns } from "./table-rows.ts";

/** How the rows of a table in a data folder compare to those in a database. */
export interface TableComparison {
  readonly table: string;
  readonly same: number;
  /** Rows that say something else there. */
  readonly different: number;
  readonly missing: number;
}

/** Compares every row of a data folder's database with the one that has its key on a server. */
export async function compareRows(
  from: Database,
  to: Database,
): Promise<readonly TableComparison[]> {
  const read = from.step.bind(from);
  const compared: TableComparison[] = [];
  for (const table of await from.step(tablesOf, "read")) {
    const whole = await to.step((rows) => wholeColumns(rows, table.name), "read");
    const count = { same: 0, different: 0, missing: 0 };
    for await (const page of pagesOf(read, table.name)) {
      const found = page
        .filter((row) => !isMark(table.name, row))
        .map((row) => portable(row, whole));
      if (found.length === 0) continue;
      const there = await to.step((rows) => sameKeys(rows, table, found), "read");
      for (const row of found) {
        const other = there.get(keyOf(row, table.key));
        const isSame = Object.entries(row).every(([name, value]) => other?.[name] === value);
        count[other === undefined ? "missing" : isSame ? "same" : "different"] += 1;
      }
    }
    compared.push({ table: table.name, ...count });
  }
  return compared;
}

/** Whether nothing is missing, and nothing says something else. */
export function isEqual(tables: readonly TableComparison[]): boolean {
  return tables.every(({ different, missing }) => different + missing === 0);
}
