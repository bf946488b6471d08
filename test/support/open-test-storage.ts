import { inject, onTestFinished } from "vitest";
import type { Database } from "../../src/storage/database.ts";
import { openDatabase } from "../../src/storage/open-database.ts";
import { openStorage, type StorageOptions } from "../../src/storage/open-storage.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { testDatabase } from "./postgres/test-database.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A clock that a test moves by hand; milliseconds since 1970. */
export interface TestClock {
  time: number;
}

/**
 * The address of an empty PostgreSQL database, where the tests that run are those of storage on
 * PostgreSQL; undefined where they are those of a data folder alone.
 */
export async function databaseOfTest(): Promise<string | undefined> {
  const port = inject("postgresPort") as number | undefined;
  return port === undefined || port === 0 ? undefined : testDatabase(port);
}

/** A database of its own, closed and removed when the test has ended. */
export async function openTestDatabase(): Promise<Database> {
  const folder = await temporaryFolder();
  const { database, close } = await openDatabase(folder, { databaseUrl: await databaseOfTest() });
  onTestFinished(close);
  return database;
}

/** A storage in a folder of its own, closed and removed when the test has ended. */
export async function openTestStorage(
  options: StorageOptions = {},
): Promise<Storage & { clock: TestClock; folder: string }> {
  const folder = await temporaryFolder();
  const databaseUrl = await databaseOfTest();
  const clock = { time: Date.UTC(2026, 10, 20, 12) };
  const storage = await openStorage(folder, { now: () => clock.time, databaseUrl, ...options });
  onTestFinished(() => storage.close());
  return { ...storage, clock, folder };
}
