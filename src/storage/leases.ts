import { sql } from "kysely";
import type { Rows } from "./database.ts";
import type { LeftJob } from "./job-store.ts";
import type { Lease } from "./outbox-rows.ts";
import { readJobs } from "./read-jobs.ts";
import type { StoreClock, StoreOwner } from "./store-clock.ts";

/** How long a lease holds; whoever works renews it long before. */
export const LEASE_MS = 30_000;
/** How often leases are renewed, and looked for that have ended. */
export const HEARTBEAT_MS = 10_000;

/** A lease that begins now. */
export function leaseFrom({ owner }: StoreOwner, { steady }: Pick<StoreClock, "steady">): Lease {
  const now = steady();
  return { owner, now, until: now + LEASE_MS };
}

/** Renews the leases of what this owner runs; gives the jobs that are to be cancelled. */
export async function renewJobs(rows: Rows, { owner, until }: Lease): Promise<readonly string[]> {
  const mine = await rows
    .updateTable("jobs")
    .set({ lease_until: until })
    .where("state", "=", "running")
    .where("owner", "=", owner)
    .returning(["id", "cancel_requested_at"])
    .execute();
  return mine.filter((row) => row.cancel_requested_at !== null).map(({ id }) => id);
}

/** Ids of what this owner runs. */
export async function heldJobs(rows: Rows, { owner }: StoreOwner): Promise<readonly string[]> {
  const mine = await rows
    .selectFrom("jobs")
    .select("id")
    .where("state", "=", "running")
    .where("owner", "=", owner)
    .execute();
  return mine.map(({ id }) => id);
}

/** Notes that a running job is to be cancelled; `now` in milliseconds since 1970. */
export async function noteCancel(rows: Rows, id: string, now: number): Promise<boolean> {
  const running = await rows
    .updateTable("jobs")
    .set({ cancel_requested_at: sql<number>`coalesce(cancel_requested_at, ${now})` })
    .where("id", "=", id)
    .where("state", "=", "running")
    .returning("id")
    .execute();
  return running.length > 0;
}

/**
 * Takes over the running jobs that nobody works on: those that nobody has a lease on, those whose
 * lease has ended, this owner's own, and, where nobody else can use the database, everybody's; never
 * those of `except`. Where somebody else had a lease, that process died: deaths over a job are counted as
 * long as the job gets no further. `now` in milliseconds since 1970.
 */
export async function takeUpJobs(
  rows: Rows,
  lease: Lease,
  { isAlone, except }: { readonly isAlone: boolean; readonly except: readonly string[] },
  now: number,
): Promise<readonly LeftJob[]> {
  let running = rows
    .selectFrom("jobs")
    .selectAll()
    .where("state", "=", "running")
    .orderBy("sequence")
    .forNoKeyUpdate()
    .skipLocked();
  if (except.length > 0) running = running.where("id", "not in", except);
  if (!isAlone) {
    running = running.where((where) =>
      where.or([
        where("owner", "is", null),
        where("owner", "=", lease.owner),
        where("lease_until", "<=", lease.now),
      ]),
    );
  }
  const found = await running.execute();
  const left: LeftJob[] = [];
  for (const [index, job] of (await readJobs(rows, found)).entries()) {
    const row = found[index];
    if (row === undefined) continue;
    const pictures = job.pictures.length;
    const isFurther = row.deaths > 0 && pictures > row.death_pictures;
    const before = isFurther ? 0 : row.deaths;
    // Among several, what this owner itself let slip while the database was away is nobody's death.
    const isDeath = row.owner !== null && (isAlone || row.owner !== lease.owner);
    const deaths = isDeath ? before + 1 : before;
    const since = before === 0 && deaths > 0 ? now : row.first_death_at;
    await rows
      .updateTable("jobs")
      .set({
        owner: lease.owner,
        lease_until: lease.until,
        deaths,
        first_death_at: since,
        death_pictures: pictures,
      })
      .where("id", "=", job.id)
      .execute();
    left.push({ job, deaths, forMs: now - (since ?? now) });
  }
  return left;
}

/** Lets go of what this owner runs, so that its end is nobody's death. */
export async function letGoOfJobs(rows: Rows, { owner }: StoreOwner): Promise<void> {
  await rows
    .updateTable("jobs")
    .set({ owner: null, lease_until: null })
    .where("state", "=", "running")
    .where("owner", "=", owner)
    .execute();
}
