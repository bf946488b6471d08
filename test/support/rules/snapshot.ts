import { DatabaseSync } from "node:sqlite";
import { dataPaths } from "../../../src/storage/data-folder.ts";

/** All rows of a data folder's database, by table. */
type Rows = ReadonlyMap<string, readonly string[]>;

/** Columns that change without anybody doing anything. */
const RESTLESS: ReadonlySet<string> = new Set(["lease_until", "last_used_at"]);

/** Reads every row there is. */
export function readRows(folder: string): Rows {
  const database = new DatabaseSync(dataPaths(folder).database, { readOnly: true });
  try {
    const tables = database
      .prepare("select name from sqlite_master where type = 'table' order by name")
      .all()
      .map(({ name }) => String(name))
      // An order takes its number before it is looked at; the numbers have gaps.
      .filter((name) => name !== "counters");
    return new Map(
      tables.map((table) => {
        const rows = database.prepare(`select * from "${table}"`).all();
        return [table, rows.map((row) => JSON.stringify(row, replacer)).toSorted()];
      }),
    );
  } finally {
    database.close();
  }
}

/** What is in one and not in the other, each row with its table. */
export function changedRows(before: Rows, after: Rows): readonly string[] {
  const changed: string[] = [];
  for (const table of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before, after].map((rows) => new Set(rows.get(table)));
    for (const row of old ?? []) if (now?.has(row) !== true) changed.push(`- ${table} ${row}`);
    for (const row of now ?? []) if (old?.has(row) !== true) changed.push(`+ ${table} ${row}`);
  }
  return changed;
}

function replacer(name: string, value: unknown): unknown {
  if (RESTLESS.has(name)) return undefined;
  return typeof value === "bigint" ? value.toString() : value;
}
