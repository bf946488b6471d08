import path from "node:path";
import { nanoid } from "nanoid";
import type { Logger } from "../lib/logger.ts";
import { sleep } from "../lib/sleep.ts";
import { createAccountStarts } from "./account-starts.ts";
import { leaveCrashNote, takeCrashNote } from "./crash-note.ts";
import { dataPaths, prepareFolder } from "./data-folder.ts";
import { Database } from "./database.ts";
import { FilePictureStore } from "./file-picture-store.ts";
import { diskFiles, type Files } from "./files.ts";
import { lockFolder } from "./folder-lock.ts";
import type { StatementGuard } from "./node-sqlite.ts";
import { explainOpening } from "./opening-errors.ts";
import { createPreferences } from "./preferences.ts";
import { createFavourites } from "./favourites.ts";
import { createHistory } from "./history.ts";
import { createStatistics } from "./statistics.ts";
import { createMemberData } from "./member-data.ts";
import { createPresets } from "./presets.ts";
import { createQuestions } from "./questions.ts";
import { RoomReserve } from "./room-reserve.ts";
import { createServerRules } from "./server-rules.ts";
import { SqlJobStore } from "./sql-job-store.ts";
import { SqlOutboxStore } from "./sql-outbox-store.ts";
import { createSettings } from "./sql-settings-store.ts";
import { Steps } from "./steps.ts";
import type { Storage } from "./storage.ts";
import { freeBytesOf, StorageHealth } from "./storage-health.ts";
import { troubleWith } from "./storage-trouble.ts";
import { processClock, type StoreClock } from "./store-clock.ts";
import { tidy } from "./tidy.ts";
import { createVaryTargets } from "./vary-targets.ts";

/** What a storage works with; the machine's own unless told. */
export interface StorageOptions extends Partial<StoreClock> {
  readonly log?: Logger;
  readonly files?: Files;
  /** Called before each statement; what it throws is the statement's error. */
  readonly guard?: StatementGuard;
  /** How it waits before something is tried again. */
  readonly sleep?: typeof sleep;
}

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * Opens (or makes) a data folder for this process alone. Throws ConfigError when another process
 * holds it, when it cannot be made or written, when its disk is full or its database is damaged, and
 * when a newer version has written it.
 */
export async function openStorage(dataDir: string, options: StorageOptions = {}): Promise<Storage> {
  const folder = path.resolve(dataDir);
  await prepareFolder(folder);
  let unlock: (() => void) | undefined;
  try {
    unlock = lockFolder(folder);
    return await openParts(folder, options, unlock);
  } catch (error) {
    unlock?.();
    throw explainOpening(error, folder);
  }
}

async function openParts(
  folder: string,
  options: StorageOptions,
  unlock: () => void,
): Promise<Storage> {
  const { now, steady, log = silent, files = diskFiles, guard, sleep: wait = sleep } = options;
  const clock: StoreClock = now === undefined ? processClock : { now, steady: steady ?? now };
  const paths = dataPaths(folder);
  const freeBytes = () => freeBytesOf(folder);
  const reserve = new RoomReserve(paths.reserve, files, freeBytes);
  const hasCrashed = takeCrashNote(paths.crash);
  const openDatabase = () => Database.open(paths.database, guard);
  const database = await openDatabase().catch(async (error: unknown) => {
    // On a full disk with the room that was kept back, if there is any.
    if (troubleWith(error, freeBytes) !== "full" || !(await reserve.release())) throw error;
    return openDatabase();
  });
  const health = new StorageHealth({ log, freeBytes, recovered: () => void reserve.take() });
  const steps = new Steps({
    database,
    clock,
    health,
    log,
    sleep: wait,
    makeRoom: [() => reserve.release(), async () => database.shortenLog()],
  });
  const pictures = await FilePictureStore.open(paths.pictures, {
    steps,
    clock,
    files,
    health,
    log,
    sleep: wait,
  });
  await reserve.take();
  // Nobody else holds the folder, so whoever has a lease in it is dead.
  const owner = { owner: nanoid(), isAlone: true };
  const jobs = new SqlJobStore(steps, clock, owner);
  return {
    jobs,
    outbox: new SqlOutboxStore(steps, clock, owner),
    starts: createAccountStarts(steps),
    pictures,
    preferences: createPreferences(steps, clock),
    serverRules: createServerRules(steps, clock),
    varyTargets: createVaryTargets(steps, clock),
    questions: createQuestions(steps, clock),
    presets: createPresets(steps, clock),
    favourites: createFavourites(steps, clock),
    members: createMemberData(steps, clock),
    history: createHistory(steps, clock),
    statistics: createStatistics(steps),
    settings: createSettings(steps),
    tidy: (limits) => tidy({ jobs, pictures, clock, folder }, limits),
    health,
    hasCrashed,
    noteCrash(incident) {
      jobs.keepHold();
      leaveCrashNote(paths.crash, incident);
    },
    async close() {
      await pictures.close();
      steps.close();
      await database.close();
      unlock();
    },
  };
}
