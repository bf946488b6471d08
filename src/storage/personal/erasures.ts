import type { Job } from "../../domain/job.ts";
import type { Rows } from "../database.ts";
import { LEASE_MS } from "../leases.ts";
import type { ErasureRow } from "../personal-rows.ts";
import { readJobs } from "../read-jobs.ts";
import type { StoreClock, StoreOwner } from "../store-clock.ts";
import type { Erasure } from "./personal-data.ts";
import { eraseSetAside } from "./own-set-aside.ts";
import { personalSources } from "./sources.ts";
import { finals } from "./erase-order.ts";

/** Orders that are given at once. */
const AT_ONCE = 50;

/** Who works on a deletion now, and until when unless it goes on. */
export function leaseOf({ owner }: StoreOwner, { steady }: Pick<StoreClock, "steady">) {
  return { owner, lease_until: steady() + LEASE_MS };
}

/**
 * Begins a deletion, and removes at once what is no order. Undefined when it is under way already, or
 * was asked for by an answer to the same question.
 */
export async function beginErasure(
  rows: Rows,
  wish: Pick<Erasure, "userId" | "askedAt" | "locale">,
  lease: Pick<ErasureRow, "owner" | "lease_until">,
): Promise<Erasure | undefined> {
  const { userId, askedAt, locale } = wish;
  const admissions = await rows
    .selectFrom("counters")
    .select("value")
    .where("name", "=", "jobs")
    .forUpdate()
    .executeTakeFirst();
  const begun = {
    asked_at: askedAt,
    through: admissions?.value ?? 0,
    locale,
    orders: 0,
    pictures: 0,
    messages: 0,
    messages_left: 0,
    finished_at: null,
    ...lease,
  };
  const row = await rows
    .insertInto("erasures")
    .values({ user_id: userId, ...begun })
    .onConflict((conflict) =>
      conflict
        .column("user_id")
        .doUpdateSet(begun)
        .where("erasures.finished_at", "is not", null)
        .where("erasures.asked_at", "<", askedAt),
    )
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  for (const { erase } of personalSources) await erase?.(rows, userId);
  return toErasure(row);
}

/** Takes up the deletions that nobody works on. */
export async function takeUpErasures(
  rows: Rows,
  owner: StoreOwner,
  clock: StoreClock,
): Promise<readonly Erasure[]> {
  const open = rows
    .selectFrom("erasures")
    .selectAll()
    .where("finished_at", "is", null)
    .where("owner", "!=", owner.owner)
    .forUpdate()
    .skipLocked();
  const found = await (
    owner.isAlone ? open : open.where("lease_until", "<=", clock.steady())
  ).execute();
  for (const { user_id } of found) {
    await rows
      .updateTable("erasures")
      .set(leaseOf(owner, clock))
      .where("user_id", "=", user_id)
      .execute();
  }
  return found.map(toErasure);
}

/** Orders of a deletion that are over, the oldest first, and those that are not. */
export async function ordersOf(
  rows: Rows,
  { userId, through }: Pick<Erasure, "userId" | "through">,
): Promise<{ readonly over: readonly Job[]; readonly open: readonly Job[] }> {
  const all = rows
    .selectFrom("jobs")
    .selectAll()
    .where("user_id", "=", userId)
    .where("sequence", "<=", through)
    .orderBy("sequence")
    .limit(AT_ONCE);
  const over = await all
    .where("state", "in", finals)
    // What is on its way to somebody must not arrive after it was deleted.
    .where((where) =>
      where.not(
        where.exists(
          where.selectFrom("outbox").select("outbox.id").whereRef("outbox.job_id", "=", "jobs.id"),
        ),
      ),
    )
    .execute();
  const known = new Set(over.map(({ id }) => id));
  const open = over.length > 0 ? [] : (await all.execute()).filter(({ id }) => !known.has(id));
  return { over: await readJobs(rows, over), open: await readJobs(rows, open) };
}

/** Notes that a deletion is done, and gives what it came to. */
export async function finishErasure(
  rows: Rows,
  userId: string,
  now: number,
): Promise<Erasure | undefined> {
  // Rows that could not be read were set aside meanwhile.
  await eraseSetAside(rows, userId);
  const row = await rows
    .updateTable("erasures")
    .set({ finished_at: now })
    .where("user_id", "=", userId)
    .where("finished_at", "is", null)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? undefined : toErasure(row);
}

export function toErasure(row: ErasureRow): Erasure {
  return {
    userId: row.user_id,
    askedAt: row.asked_at,
    through: row.through,
    locale: row.locale,
    orders: row.orders,
    pictures: row.pictures,
    messages: row.messages,
    messagesLeft: row.messages_left,
  };
}
