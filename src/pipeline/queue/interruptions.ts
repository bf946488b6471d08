import type { FailureRecord } from "../../domain/failure.ts";
import type { LeftJob } from "../../storage/job-store.ts";
import { say } from "../../words/index.ts";

/** Deaths in a row, without a picture in between, after which a job is set aside. */
const MOST_IN_A_ROW = 2;

/**
 * Deaths that nobody can explain (a kill, a power cut) may hit the same job twice by chance while
 * somebody tries things out; after so long it is no chance any more.
 */
const LONG_MS = 60_000;

/**
 * The jobs among those that were left which are not begun once more: process after process died
 * while each of them ran, and they would take everybody else's jobs down with them. Where several
 * ran it is the one that died most often; the others will show by themselves, each alone.
 * `crashed` says that the last process ended by a bug of its own.
 */
export function deadlyJobs(left: readonly LeftJob[], crashed: boolean): ReadonlySet<string> {
  const most = Math.max(0, ...left.map(({ deaths }) => deaths));
  const worst = left.filter(({ deaths }) => deaths === most);
  const [only] = worst;
  if (only === undefined || worst.length > 1 || most < MOST_IN_A_ROW) return new Set();
  return crashed || only.forMs >= LONG_MS ? new Set([only.job.id]) : new Set();
}

/** Why a job is not begun once more; `called` says that a service may have been paid for it. */
export function interruptedTooOften(called: boolean): FailureRecord {
  return {
    code: "interrupted",
    message: say("failure.interrupted"),
    mayRepeat: true,
    mayBeBilled: called,
  };
}
