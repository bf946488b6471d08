import { lastMidnight } from "./budget.ts";
import type { Rows } from "./database.ts";
import { kept } from "./kept-counts.ts";
import { openReservations } from "./reservations.ts";
import { VIRTUAL, type VirtualTimes } from "./start-tags.ts";

/** A person, or what they do in one server. */
export interface Whose {
  readonly userId: string;
  readonly guildId?: string;
}

/** What somebody has, with what they were promised. */
export interface Counts {
  /** Jobs that wait and run. */
  readonly jobs: number;
  /** Pictures since midnight UTC. */
  readonly pictures: number;
}

/** What an order meets: what its person has, what all have, and where both are in virtual time. */
export interface Standing extends VirtualTimes {
  readonly person: Counts;
  /** Waiting jobs of all people, and orders that are promised room. */
  readonly waiting: number;
}

/**
 * What an order of this person meets now (milliseconds since 1970). One statement, because all others
 * who want to be admitted wait for its answer.
 */
export async function standingOf(rows: Rows, userId: string, now: number): Promise<Standing> {
  const found = await rows
    .selectFrom([
      ...countsIn(rows, { userId }, now),
      rows
        .selectFrom("jobs")
        .select(({ fn }) => fn.countAll().as("all_jobs"))
        .where("state", "=", "queued")
        .as("waiting"),
      openReservations(rows, now)
        .select(({ fn }) => fn.countAll().as("all_orders"))
        .as("reserved_of_all"),
      rows
        .selectFrom("counters")
        .select(({ fn }) => fn.max("value").as("virtual"))
        .where("name", "=", VIRTUAL)
        .as("virtual_time"),
      rows
        .selectFrom("people")
        .select(({ fn }) => fn.max("finish_tag").as("finish"))
        .where("user_id", "=", userId)
        .as("finish_tag"),
    ])
    .selectAll()
    .executeTakeFirstOrThrow();
  return {
    person: toCounts(found),
    waiting: Number(found.all_jobs) + Number(found.all_orders),
    virtualTime: found.virtual ?? 0,
    finishTag: found.finish ?? 0,
  };
}

/** What a person has in one server. */
export async function memberCounts(
  rows: Rows,
  member: Required<Whose>,
  now: number,
): Promise<Counts> {
  const counts = rows.selectFrom([...countsIn(rows, member, now)]).selectAll();
  return toCounts(await counts.executeTakeFirstOrThrow());
}

function countsIn(rows: Rows, whose: Whose, now: number) {
  const midnight = lastMidnight(now);
  return [
    jobsOf(rows, whose)
      .select(({ fn }) => fn.countAll().as("jobs"))
      .where("state", "in", ["queued", "running"])
      .as("under_way"),
    jobsOf(rows, whose)
      .select(({ fn }) => fn.sum("counted_pictures").as("pictures"))
      .where("created_at", ">=", midnight)
      .as("today"),
    kept(rows, whose, midnight)
      .select(({ fn }) => fn.sum("counted_pictures").as("kept_pictures"))
      .as("deleted"),
    openReservations(rows, now, whose)
      .select(({ fn }) => [fn.countAll().as("orders"), fn.sum("pictures").as("promised")])
      .as("reserved"),
  ] as const;
}

type Found = Readonly<
  Record<"jobs" | "orders" | "pictures" | "kept_pictures" | "promised", unknown>
>;

/** Sums over no rows are null. */
function toCounts({ jobs, orders, pictures, kept_pictures, promised }: Found): Counts {
  return {
    jobs: Number(jobs) + Number(orders),
    pictures: Number(pictures ?? 0) + Number(kept_pictures ?? 0) + Number(promised ?? 0),
  };
}

function jobsOf(rows: Rows, { userId, guildId }: Whose) {
  const jobs = rows.selectFrom("jobs").where("user_id", "=", userId);
  return guildId === undefined ? jobs : jobs.where("guild_id", "=", guildId);
}
