import { sql } from "kysely";
import type { Rows } from "../database.ts";

/** A row of any table, by its columns. */
export type AnyRow = Readonly<Record<string, unknown>>;

/** A table with the columns that its rows are known by. */
export interface TableKey {
  readonly name: string;
  readonly key: readonly string[];
}

/** Rows that are handled together; their values have to fit into one statement (65,535). */
const AT_ONCE = 200;
const ROW_ID = "easel_row_id";

/**
 * The tables of a SQLite database, as its version has them: jobs first, since what belongs to one
 * refers to it.
 */
export async function tablesOf(rows: Rows): Promise<readonly TableKey[]> {
  const found = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table' order by name
  `.execute(rows);
  const names = found.rows
    .map(({ name }) => name)
    .filter((name) => !/^(?:sqlite_|kysely_)/.test(name));
  const tables: TableKey[] = [];
  for (const name of ["jobs", ...names.filter((each) => each !== "jobs")]) {
    const columns = await sql<{ name: string; pk: number }>`
      select name, pk from pragma_table_info(${name}) where pk > 0 order by pk
    `.execute(rows);
    tables.push({ name, key: columns.rows.map((column) => column.name) });
  }
  return tables;
}

/** All rows of a table of a SQLite database, in pages; each page is a step of its own. */
export async function* pagesOf(
  step: <Result>(work: (rows: Rows) => Promise<Result>) => Promise<Result>,
  table: string,
): AsyncGenerator<readonly AnyRow[]> {
  for (let after = -1; ;) {
    const last = after;
    const page = await step((rows) =>
      sql<AnyRow>`
        select rowid as ${sql.ref(ROW_ID)}, * from ${sql.table(table)}
        where rowid > ${last} order by rowid limit ${AT_ONCE}
      `.execute(rows),
    );
    if (page.rows.length === 0) return;
    after = Number(page.rows.at(-1)?.[ROW_ID]);
    yield page.rows.map((row) => {
      const { [ROW_ID]: _, ...columns } = row;
      return columns;
    });
  }
}

/** The columns of a PostgreSQL table that hold whole numbers. */
export async function wholeColumns(rows: Rows, table: string): Promise<ReadonlySet<string>> {
  const found = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = current_schema() and table_name = ${table}
      and data_type in ('bigint', 'integer', 'smallint')
  `.execute(rows);
  return new Set(found.rows.map(({ name }) => name));
}

/** A row as PostgreSQL can hold it: SQLite lets a part of a millisecond into any column. */
export function portable(row: AnyRow, whole: ReadonlySet<string>): AnyRow {
  const made: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    if (typeof value === "number" && whole.has(name)) made[name] = Math.floor(value);
    else made[name] = typeof value === "string" ? value.replaceAll("\0", "\uFFFD") : value;
  }
  return made;
}

/** Adds rows to a PostgreSQL table; counters that are there already get the value of the row. */
export async function insertRows(
  rows: Rows,
  table: string,
  found: readonly AnyRow[],
): Promise<void> {
  const columns = Object.keys(found[0] ?? {});
  const values = found.map(
    (row) => sql`(${sql.join(columns.map((column) => sql`${row[column]}`))})`,
  );
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const end =
    table === "counters" ? sql`on conflict (name) do update set value = excluded.value` : sql``;
  await sql`
    insert into ${sql.table(table)} (${names}) values ${sql.join(values)} ${end}
  `.execute(rows);
}

/** The rows of a PostgreSQL table that have the same keys as these, by their keys. */
export async function sameKeys(
  rows: Rows,
  { name, key }: TableKey,
  found: readonly AnyRow[],
): Promise<ReadonlyMap<string, AnyRow>> {
  const keys = found.map((row) => sql`(${sql.join(key.map((column) => sql`${row[column]}`))})`);
  const names = sql.join(key.map((column) => sql.ref(column)));
  const same = await sql<AnyRow>`
    select * from ${sql.table(name)} where (${names}) in (${sql.join(keys)})
  `.execute(rows);
  return new Map(same.rows.map((row) => [keyOf(row, key), row]));
}

/** What a row is known by, as one text. */
export function keyOf(row: AnyRow, key: readonly string[]): string {
  return JSON.stringify(key.map((column) => row[column]));
}
