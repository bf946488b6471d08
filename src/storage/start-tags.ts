import { sql } from "kysely";
import type { Rows } from "./database.ts";

/** The counter that holds virtual time: the largest start tag of a job that was taken. */
export const VIRTUAL = "virtual";

/** Units of virtual time that a picture takes; a multiple of what small priorities divide it by. */
const PICTURE = 60;

/** A priority holds within a server; beyond this it would take too much from the others. */
const MOST_PRIORITY = 3;

/** What a start tag depends on. */
export interface TaggedOrder {
  readonly pictures: number;
  /** Higher comes first: it makes the pictures of an order so much cheaper in virtual time. */
  readonly priority?: number | undefined;
}

/** Where all are in virtual time, and where the last order of a person ends in it. */
export interface VirtualTimes {
  readonly virtualTime: number;
  readonly finishTag: number;
}

/**
 * The start tag of an order and where it ends, as start-time fair queueing has it (Goyal, Vin and Cheng,
 * 1996): it begins at the virtual time, or where the person's last order ends in it, if that is later.
 * Taken in the order of their tags, jobs of many people share what there is, however many each of them
 * ordered.
 */
export function tagsOf(
  { pictures, priority = 0 }: TaggedOrder,
  { virtualTime: virtual, finishTag }: VirtualTimes,
): { readonly start: number; readonly finish: number } {
  const start = Math.max(virtual, finishTag);
  const share = 1 + Math.min(MOST_PRIORITY, Math.max(0, priority));
  return { start, finish: start + Math.max(1, Math.ceil((PICTURE * pictures) / share)) };
}

/** Notes where a person's last order ends in virtual time. Under the lock of an admission. */
export async function setFinishTag(rows: Rows, userId: string, finish: number): Promise<void> {
  await rows
    .insertInto("people")
    .values({ user_id: userId, last_served_at: null, finish_tag: finish })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet({ finish_tag: finish }))
    .execute();
}

/** The virtual time now. */
export async function virtualTime(rows: Rows): Promise<number> {
  const found = await rows
    .selectFrom("counters")
    .select("value")
    .where("name", "=", VIRTUAL)
    .executeTakeFirst();
  return found?.value ?? 0;
}

/** A job with this tag was taken: virtual time is not before it any more. */
export async function advanceTo(rows: Rows, tag: number): Promise<void> {
  await rows
    .insertInto("counters")
    .values({ name: VIRTUAL, value: tag })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet({
        value: sql<number>`case when counters.value < ${tag} then ${tag} else counters.value end`,
      }),
    )
    .execute();
}
