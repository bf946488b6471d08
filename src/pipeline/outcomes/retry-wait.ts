const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;

/**
 * Milliseconds to wait before something is handed over or told again after so many failed attempts:
 * 1 s, doubled up to a minute, for as long as it takes.
 */
export function retryWait(failedAttempts: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failedAttempts - 1));
}
