import { restrictPictures } from "./data-folder.ts";
import type { JobStore } from "./job-store.ts";
import type { PictureStore, Removal } from "./picture-store.ts";
import type { StoreClock } from "./store-clock.ts";

/** For how long and up to which size things are kept. */
export interface RetentionLimits {
  /** Pictures: days after their last use, and bytes in all. */
  readonly days: number;
  readonly totalBytes: number;
  /** Rows of jobs that ended: months; 0 is for ever. */
  readonly months: number;
}

/** What was removed. */
export interface TidyReport extends Removal {
  readonly jobs: number;
}

/** Removes pictures and rows that are not kept any longer, and closes the rest to other users. */
export async function tidy(
  parts: {
    readonly jobs: Pick<JobStore, "prune">;
    readonly pictures: Pick<PictureStore, "retain">;
    readonly clock: Pick<StoreClock, "now">;
    readonly folder: string;
  },
  limits: RetentionLimits,
): Promise<TidyReport> {
  const { jobs, pictures, clock, folder } = parts;
  await restrictPictures(folder);
  const removal = await pictures.retain(limits);
  const before = limits.months === 0 ? undefined : monthsBefore(clock.now(), limits.months);
  return { ...removal, jobs: await jobs.prune(before) };
}

function monthsBefore(now: number, months: number): number {
  const date = new Date(now);
  return date.setUTCMonth(date.getUTCMonth() - months);
}
