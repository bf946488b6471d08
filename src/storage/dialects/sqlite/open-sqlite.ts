import { nanoid } from "nanoid";
import type { dataPaths } from "../../data-folder.ts";
import type { Files } from "../../files.ts";
import { RoomReserve } from "../../room-reserve.ts";
import { processClock } from "../../store-clock.ts";
import { troubleWith } from "../../storage-trouble.ts";
import type { OpenedDatabase } from "../opened-database.ts";
import type { StatementGuard } from "./node-sqlite.ts";
import { SqliteDatabase } from "./sqlite-database.ts";

/** What a database file is opened with. */
export interface SqliteParts {
  readonly paths: ReturnType<typeof dataPaths>;
  readonly files: Files;
  readonly freeBytes: () => number;
  readonly guard: StatementGuard | undefined;
}

/** Opens the database file of a data folder that this process holds, and keeps a little room back. */
export async function openSqlite(parts: SqliteParts): Promise<OpenedDatabase> {
  const { paths, files, freeBytes, guard } = parts;
  const reserve = new RoomReserve(paths.reserve, files, freeBytes);
  const open = () => SqliteDatabase.open(paths.database, guard);
  const database = await open().catch(async (error: unknown) => {
    // On a full disk with the room that was kept back, if there is any.
    if (troubleWith(error, freeBytes) !== "full" || !(await reserve.release())) throw error;
    return open();
  });
  await reserve.take();
  return {
    database,
    clock: processClock,
    // Nobody else holds the folder, so whoever has a lease in it is dead.
    owner: { owner: nanoid(), isAlone: true },
    isOnlyWriter: true,
    makeRoom: [() => reserve.release(), async () => database.shortenLog()],
    recovered: () => void reserve.take(),
    close: () => database.close(),
  };
}
