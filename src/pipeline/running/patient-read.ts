import { StorageError } from "../../domain/errors.ts";
import type { Clock } from "../clock.ts";

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5000;

/**
 * Reads what a run cannot go on without. While the storage cannot be used it is asked again, so that
 * an outage ends no job and costs no picture that may be paid. Once the signal has aborted it is asked
 * one last time. Rejects at once for every other error, a damaged database among them.
 */
export async function patientRead<Result>(
  read: () => Promise<Result>,
  signal: AbortSignal,
  clock: Pick<Clock, "sleep">,
): Promise<Result> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    const isLast = signal.aborted;
    try {
      return await read();
    } catch (error) {
      const mayPass = error instanceof StorageError && error.kind !== "damaged";
      if (!mayPass || isLast) throw error;
      await clock.sleep(wait, signal).catch(() => undefined);
    }
  }
}
