import { open, stat } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Runs SQL on the database of a data folder that nobody uses. */
export function onDatabase(folder: string, sql: string): void {
  const database = new DatabaseSync(path.join(folder, "easel.db"));
  database.exec(sql);
  database.close();
}

/** The pages that hold the rows of a table, counted from 0. */
export function leavesOf(folder: string, table: string): readonly number[] {
  const database = new DatabaseSync(path.join(folder, "easel.db"));
  const found = database
    .prepare("select pageno from dbstat where name = ? and pagetype = 'leaf' order by pageno")
    .all(table);
  database.close();
  return found.map(({ pageno }) => Number(pageno) - 1);
}

/** Overwrites pages of a closed database with rubbish: those that `which` picks by their number. */
export async function spoilPages(folder: string, which: (page: number) => boolean): Promise<void> {
  const file = path.join(folder, "easel.db");
  const pages = (await stat(file)).size / 4096;
  const handle = await open(file, "r+");
  for (let page = 1; page < pages; page += 1) {
    if (which(page)) await handle.write(Buffer.alloc(4096, 0xab), 0, 4096, page * 4096);
  }
  await handle.close();
}
