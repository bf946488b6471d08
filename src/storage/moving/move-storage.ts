import { sleep } from "../../lib/sleep.ts";
import { ConfigError } from "../../domain/errors.ts";
import type { Logger } from "../../lib/logger.ts";
import { say } from "../../words/index.ts";
import { dataPaths } from "../data-folder.ts";
import type { Database } from "../database.ts";
import { openPostgres } from "../dialects/postgres/open-postgres.ts";
import { SqliteDatabase } from "../dialects/sqlite/sqlite-database.ts";
import { diskFiles } from "../files.ts";
import { lockFolder } from "../folder-lock.ts";
import { openFileShelf } from "../shelves/file-shelf.ts";
import { openShelf } from "../open-shelf.ts";
import type { S3Settings } from "../shelves/s3/open-s3-shelf.ts";
import { compareRows, isEqual } from "./compare-rows.ts";
import { countRows, isMark, markMoved } from "./moved-mark.ts";
import { type MovedPictures, movePictures } from "./move-pictures.ts";
import {
  insertRows,
  pagesOf,
  portable,
  type TableKey,
  tablesOf,
  wholeColumns,
} from "./table-rows.ts";

/** From where to where. */
export interface Move {
  readonly folder: string;
  readonly databaseUrl: string;
  /** Where the pictures go; they stay in the folder when there is none. */
  readonly bucket?: S3Settings | undefined;
  /** The place as people may see it, without a password. */
  readonly place: string;
  readonly log: Logger;
}

/** What was moved. */
export interface MoveReport {
  readonly tables: readonly { readonly table: string; readonly rows: number }[];
  readonly pictures: MovedPictures | undefined;
}

/**
 * Takes what a stopped Easel has in its data folder over into an empty PostgreSQL database: pictures
 * first, one by one; then all rows in one transaction; then the folder is marked, so that no Easel
 * goes on with it by mistake. Nothing is removed from the folder. What was cut off is begun anew by
 * the same command. Throws ConfigError when an Easel uses either of them, and when the database
 * holds something else.
 */
export async function moveStorage(move: Move): Promise<MoveReport> {
  const { folder, databaseUrl: url, bucket, log } = move;
  await using opened = new AsyncDisposableStack();
  const unlock = lockFolder(folder);
  opened.defer(unlock);
  const from = await SqliteDatabase.open(dataPaths(folder).database);
  opened.defer(() => from.close());
  const target = await openPostgres({ url, isShared: false, log, sleep, patienceMs: 0 });
  opened.defer(() => target.close());
  const to = target.database;
  const tables = await from.step(tablesOf);
  const isMoved = await wasMoved(from, to, tables);
  const pictures = bucket === undefined ? undefined : await toBucket(from, folder, { bucket, log });
  const counts = isMoved ? await countAll(from, tables) : await copyRows(from, to, tables);
  await from.step((rows) => markMoved(rows, move.place), "power-cut");
  return { tables: counts, pictures };
}

/** Whether the same rows are there already. Throws ConfigError when others are. */
async function wasMoved(
  from: Database,
  to: Database,
  tables: readonly TableKey[],
): Promise<boolean> {
  const filled = await to.step(async (rows) => {
    const names: string[] = [];
    for (const { name } of tables) {
      if (name !== "counters" && (await countRows(rows, name)) > 0) names.push(name);
    }
    return names;
  }, "read");
  if (filled.length === 0) return false;
  if (isEqual(await compareRows(from, to))) return true;
  throw new ConfigError(say("data.not-empty", { tables: filled }));
}

async function toBucket(
  from: Database,
  folder: string,
  { bucket, log }: { readonly bucket: S3Settings; readonly log: Logger },
): Promise<MovedPictures> {
  const files = await openFileShelf(dataPaths(folder).pictures, {
    files: diskFiles,
    isShared: false,
  });
  const shelf = await openShelf(folder, { bucket, log });
  try {
    return await movePictures(from, files, shelf);
  } finally {
    await shelf.close();
  }
}

/** Copies all rows in one transaction: they are all there afterwards, or none of them. */
function copyRows(
  from: Database,
  to: Database,
  tables: readonly TableKey[],
): Promise<MoveReport["tables"]> {
  return to.step(async (rows) => {
    const counts: { table: string; rows: number }[] = [];
    for (const { name } of tables) {
      const whole = await wholeColumns(rows, name);
      let count = 0;
      for await (const page of pagesOf(from.step.bind(from), name)) {
        const found = page.filter((row) => !isMark(name, row)).map((row) => portable(row, whole));
        if (found.length === 0) continue;
        await insertRows(rows, name, found);
        count += found.length;
      }
      counts.push({ table: name, rows: count });
    }
    return counts;
  });
}

function countAll(from: Database, tables: readonly TableKey[]): Promise<MoveReport["tables"]> {
  return from.step(async (rows) => {
    const counts: { table: string; rows: number }[] = [];
    for (const { name } of tables) counts.push({ table: name, rows: await countRows(rows, name) });
    return counts;
  });
}
