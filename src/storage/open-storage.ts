import path from "node:path";
import { ConfigError } from "../domain/errors.ts";
import type { Logger } from "../lib/logger.ts";
import { sleep } from "../lib/sleep.ts";
import { createAccountStarts } from "./account-starts.ts";
import { leaveCrashNote, takeCrashNote } from "./crash-note.ts";
import { say } from "../words/index.ts";
import { dataPaths, prepareFolder } from "./data-folder.ts";
import type { Database } from "./database.ts";
import { jobsLeftBehind, movedTo } from "./moving/moved-mark.ts";
import { lockFolder } from "./folder-lock.ts";
import { HashedPictures } from "./hashed-pictures.ts";
import { HeldPictures } from "./held-pictures.ts";
import type { OpenedDatabase } from "./dialects/opened-database.ts";
import { type DatabaseOptions, openDatabase } from "./open-database.ts";
import { explainOpening } from "./opening-errors.ts";
import { createModerationStore } from "./sql-moderation-store.ts";
import { createPersonalData } from "./personal/personal-data.ts";
import { createPreferences } from "./preferences.ts";
import { createFavourites } from "./favourites.ts";
import { createHistory } from "./history.ts";
import { createMemberData } from "./member-data.ts";
import { createPresets } from "./presets.ts";
import { createQuestions } from "./questions.ts";
import { createServerRules } from "./server-rules.ts";
import { createJobStore } from "./sql-job-store.ts";
import { SqlOutboxStore } from "./sql-outbox-store.ts";
import { createSettings } from "./sql-settings-store.ts";
import { createStatistics } from "./statistics.ts";
import { Steps } from "./steps.ts";
import type { Storage } from "./storage.ts";
import { openShelf, type ShelfOptions } from "./open-shelf.ts";
import { bothHealths } from "./both-healths.ts";
import { freeBytesOf, StorageHealth } from "./storage-health.ts";
import type { StoreClock } from "./store-clock.ts";
import { tidy } from "./tidy.ts";
import { createVaryTargets } from "./vary-targets.ts";

/** What a storage works with; the machine's own unless told. */
export type StorageOptions = DatabaseOptions & ShelfOptions & Partial<StoreClock>;

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * Opens (or makes) a data folder for this process alone, with the database in it or with the one of
 * `databaseUrl`. A folder beside a database that is shared may be shared as well.
 * Throws ConfigError when another process holds it, when it cannot be made or written, when its disk
 * is full or its database is damaged or out of reach, and when a newer version has written it.
 */
export async function openStorage(dataDir: string, options: StorageOptions = {}): Promise<Storage> {
  const folder = path.resolve(dataDir);
  await prepareFolder(folder);
  let unlock: (() => void) | undefined;
  try {
    if (options.isShared !== true) unlock = lockFolder(folder);
    const storage = await openParts(folder, options);
    return {
      ...storage,
      async close() {
        await storage.close();
        unlock?.();
      },
    };
  } catch (error) {
    unlock?.();
    throw explainOpening(error, folder);
  }
}

async function openParts(folder: string, options: StorageOptions): Promise<Storage> {
  const hasCrashed = takeCrashNote(dataPaths(folder).crash);
  const opened = await openDatabase(folder, options);
  try {
    if (options.databaseUrl === undefined) await requireUnmoved(folder, opened.database);
    else warnOfRest(folder, options.log);
    return await openStores(folder, options, opened, hasCrashed);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function openStores(
  folder: string,
  options: StorageOptions,
  opened: OpenedDatabase,
  hasCrashed: boolean,
): Promise<Storage> {
  const { log = silent, sleep: wait = sleep } = options;
  const clock = clockOf(options, opened.clock);
  const { database, owner, isOnlyWriter, makeRoom, recovered } = opened;
  const health = new StorageHealth({ log, freeBytes: () => freeBytesOf(folder), recovered });
  const held = new HeldPictures();
  const requireRoom = () => held.requireRoom();
  const steps = new Steps({ database, clock, health, log, sleep: wait, makeRoom, requireRoom });
  const shelf = await openShelf(folder, options);
  // A service fails and works by itself, whatever becomes of the database.
  const ofPictures = shelf.probe === undefined ? health : new StorageHealth({ log });
  const parts = { steps, clock, shelf, held, health: ofPictures, log, sleep: wait };
  const pictures = new HashedPictures(parts);
  const jobs = createJobStore(steps, clock, owner);
  return {
    jobs,
    outbox: new SqlOutboxStore(steps, clock, owner),
    starts: createAccountStarts(steps, clock),
    pictures,
    preferences: createPreferences(steps, clock),
    serverRules: createServerRules(steps, clock, isOnlyWriter),
    moderation: createModerationStore(steps, clock, isOnlyWriter),
    varyTargets: createVaryTargets(steps, clock),
    questions: createQuestions(steps, clock),
    presets: createPresets(steps, clock),
    favourites: createFavourites(steps, clock),
    members: createMemberData(steps),
    history: createHistory(steps, clock),
    settings: createSettings(steps),
    personal: createPersonalData(steps, clock, owner, (hash) => pictures.discard(hash)),
    statistics: createStatistics(steps),
    tidy: (limits) => tidy({ jobs, pictures, clock, folder }, limits),
    health: ofPictures === health ? health : bothHealths(health, ofPictures),
    hasCrashed,
    noteCrash(incident) {
      jobs.keepHold();
      leaveCrashNote(dataPaths(folder).crash, incident);
    },
    async close() {
      await pictures.close();
      steps.close();
      await opened.close();
    },
  };
}

/** Throws ConfigError when what is in the folder went on elsewhere: it would be done twice. */
async function requireUnmoved(folder: string, database: Database): Promise<void> {
  const place = await database.step(movedTo, "read");
  if (place !== undefined) throw new ConfigError(say("data.was-moved", { folder, place }));
}

/** Says that jobs lie in a folder whose database is not used any more, and were not moved. */
function warnOfRest(folder: string, log: Logger = silent): void {
  const jobs = jobsLeftBehind(dataPaths(folder).database);
  if (jobs === 0) return;
  log.warn(
    { jobs, folder },
    "the data folder holds jobs that the database does not have; npm run data -- move takes them over",
  );
}

/** Time is the database's, or, in tests, what they say it is. */
function clockOf({ now, steady }: StorageOptions, usual: StoreClock): StoreClock {
  return now === undefined ? usual : { now, steady: steady ?? now };
}
