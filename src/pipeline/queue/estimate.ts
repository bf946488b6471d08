import { CALL_WINDOW_MS } from "../../domain/limits.ts";
import type { QueuePosition } from "../audience.ts";

/** An account as an estimate sees it; times in milliseconds, by one clock. */
export interface AccountOutlook {
  readonly concurrency: number;
  readonly requestsPerMinute: number | undefined;
  /** When the calls of the last minute started. */
  readonly recentStarts: readonly number[];
  readonly pausedUntil: number;
  /** When each running job will be done; undefined where nobody knows. */
  readonly busyUntil: readonly (number | undefined)[];
}

/** A waiting job as an estimate sees it. */
export interface WaitingJob {
  readonly id: string;
  readonly account: string;
  /** Calls to the service that its pictures take. */
  readonly calls: number;
  /** What the whole job will take, in milliseconds; undefined when its model never ran. */
  readonly runMs: number | undefined;
}

/**
 * Says for each waiting job how many come before it on the same account, and in how many seconds
 * it begins, by playing the queue through: a job begins when one of the account's slots is free and
 * the minute has room for its first call. Unknown durations make what waits behind them unknown.
 */
export function estimatePositions(
  waiting: readonly WaitingJob[],
  accounts: ReadonlyMap<string, AccountOutlook>,
  now: number,
): Map<string, QueuePosition> {
  const lanes = new Map<string, Lane>();
  const places = new Map<string, QueuePosition>();
  for (const job of waiting) {
    const outlook = accounts.get(job.account);
    const lane = lanes.get(job.account) ?? openLane(outlook, now);
    lanes.set(job.account, lane);
    const begin = enter(lane, job, outlook?.requestsPerMinute);
    const seconds = begin === undefined ? undefined : Math.ceil(Math.max(0, begin - now) / 1000);
    places.set(job.id, { ahead: lane.entered - 1, seconds });
  }
  return places;
}

interface Lane {
  entered: number;
  readonly earliest: number;
  /** When each slot is free; Infinity where nobody knows. */
  readonly slots: number[];
  readonly starts: number[];
}

function openLane(outlook: AccountOutlook | undefined, now: number): Lane {
  const slots = Array.from({ length: outlook?.concurrency ?? 1 }, (_, slot) => {
    const busy = outlook?.busyUntil ?? [];
    if (slot >= busy.length) return now;
    return Math.max(now, busy[slot] ?? Number.POSITIVE_INFINITY);
  });
  return {
    entered: 0,
    earliest: Math.max(now, outlook?.pausedUntil ?? now),
    slots,
    starts: [...(outlook?.recentStarts ?? [])],
  };
}

/** Lets a job into the lane; gives when it begins, undefined when nobody can know. */
function enter(lane: Lane, job: WaitingJob, perMinute: number | undefined): number | undefined {
  lane.entered += 1;
  const free = Math.min(...lane.slots);
  const slot = lane.slots.indexOf(free);
  const begin = Math.max(free, lane.earliest, roomAt(lane.starts, perMinute));
  let last = begin;
  for (let call = 0; call < job.calls; call += 1) {
    last = Math.max(last, roomAt(lane.starts, perMinute));
    lane.starts.push(last);
  }
  const longer = last - begin;
  lane.slots[slot] = begin + longer + (job.runMs ?? Number.POSITIVE_INFINITY);
  return Number.isFinite(begin) ? begin : undefined;
}

/** When the minute has room for one more start; the starts are in order. */
function roomAt(starts: readonly number[], perMinute: number | undefined): number {
  if (perMinute === undefined) return Number.NEGATIVE_INFINITY;
  const earlier = starts.at(-perMinute);
  return earlier === undefined ? Number.NEGATIVE_INFINITY : earlier + CALL_WINDOW_MS;
}
