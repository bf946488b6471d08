const MINUTE_MS = 60_000;

/** The most calls that began within any minute; `calls` in milliseconds, in their order. */
export function mostInAMinute(calls: readonly number[]): number {
  let most = 0;
  let first = 0;
  for (const [index, at] of calls.entries()) {
    while ((calls[first] ?? at) <= at - MINUTE_MS) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}
