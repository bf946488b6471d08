import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { partsOfJob } from "../set-aside.ts";

/** Row ids that are tried where the largest one cannot be read. */
const GUESSED_ROWS = 2 ** 20;

/** Rows that are looked for before a table is given up. */
const PROBES = 64;

/** How many rows of a table came over, and how many could not be read. */
export interface Salvage {
  readonly table: string;
  readonly saved: number;
  readonly lost: number;
}

type Row = Record<string, SQLInputValue>;

/**
 * Copies what can be read of a damaged database into an empty one: its tables as they were defined,
 * and row for row what lies on sound pages. Throws what SQLite throws when not even the definitions
 * can be read.
 */
export function salvage(damaged: DatabaseSync, fresh: DatabaseSync): readonly Salvage[] {
  const definitions = damaged
    .prepare("select type, name, sql from sqlite_master where sql is not null order by rowid")
    .all()
    .map(({ type, name, sql }) => ({ type: String(type), name: String(name), sql: String(sql) }))
    .filter(({ name }) => !name.startsWith("sqlite_"));
  fresh.exec("pragma foreign_keys = off; begin");
  for (const { sql } of definitions) fresh.exec(sql);
  const results = definitions
    .filter(({ type }) => type === "table")
    .map(({ name }) => copyTable(name, damaged, fresh));
  dropOrphans(fresh);
  fresh.exec("commit");
  return results;
}

function copyTable(table: string, damaged: DatabaseSync, fresh: DatabaseSync): Salvage {
  let saved = 0;
  let lost = 0;
  const rows = (from: number, to: number) =>
    damaged.prepare(`select * from "${table}" where rowid between ? and ?`).all(from, to);
  const copy = (from: number, to: number): void => {
    try {
      for (const row of rows(from, to)) saved += insert(fresh, table, row);
    } catch {
      if (from === to) {
        lost += 1;
        return;
      }
      const middle = Math.floor((from + to) / 2);
      copy(from, middle);
      copy(middle + 1, to);
    }
  };
  const largest = largestRow(damaged, table);
  // Where the first page of a table is gone nothing leads to any row, and each try would fail.
  if (!leadsAnywhere(damaged, table, largest)) return { table, saved: 0, lost: 1 };
  copy(1, largest);
  return { table, saved, lost };
}

/** Whether any of some rows, near the beginning and all over the table, can be looked for. */
function leadsAnywhere(damaged: DatabaseSync, table: string, largest: number): boolean {
  const near = Array.from({ length: PROBES }, (_, index) => index + 1);
  const far = near.map((each) => Math.ceil((each * largest) / PROBES));
  const look = damaged.prepare(`select rowid from "${table}" where rowid = ?`);
  return [...near, ...far].some((row) => {
    try {
      look.all(row);
      return true;
    } catch {
      return false;
    }
  });
}

function largestRow(damaged: DatabaseSync, table: string): number {
  try {
    const [found] = damaged.prepare(`select max(rowid) as largest from "${table}"`).all();
    return Math.max(1, Number(found?.["largest"] ?? 1));
  } catch {
    return GUESSED_ROWS;
  }
}

/** A row that was copied before an error came is copied again; the first one stays. */
function insert(fresh: DatabaseSync, table: string, row: Row): number {
  const names = Object.keys(row);
  const columns = names.map((name) => `"${name}"`).join(", ");
  const holes = names.map(() => "?").join(", ");
  const statement = fresh.prepare(
    `insert or ignore into "${table}" (${columns}) values (${holes})`,
  );
  return Number(statement.run(...Object.values(row)).changes);
}

/** Parts of jobs that are lost belong to nobody. */
function dropOrphans(fresh: DatabaseSync): void {
  for (const table of partsOfJob) {
    try {
      fresh.exec(
        `delete from "${table}" where job_id is not null and job_id not in (select id from jobs)`,
      );
    } catch {
      // A table that older versions do not have.
    }
  }
}
