import { onTestFinished } from "vitest";
import { openStorage } from "../../src/storage/open-storage.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A clock that a test moves by hand; milliseconds since 1970. */
export interface TestClock {
  time: number;
}

/** A storage in a folder of its own, closed and removed when the test has ended. */
export async function openTestStorage(): Promise<Storage & { clock: TestClock; folder: string }> {
  const folder = await temporaryFolder();
  const clock = { time: Date.UTC(2026, 10, 20, 12) };
  const storage = await openStorage(folder, { now: () => clock.time });
  onTestFinished(() => storage.close());
  return { ...storage, clock, folder };
}
