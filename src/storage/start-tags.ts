import { sql } from "kysely";
import type { Rows } from "./database.ts";

/** The counter that holds virtual time: the largest start tag of a job that was taken. */
const VIRTUAL = "virtual";

/** Units of virtual time that a picture takes; a multiple of what small priorities divide it by. */
const PICTURE = 60;

/** A priority holds within a server; beyond this it would take too much from the others. */
const MOST_PRIORITY = 3;

/** What a start tag depends on. */
export interface TaggedOrder {
  readonly userId: string;
  readonly pictures: number;
  /** Higher comes first: it makes the pictures of an order so much cheaper in virtual time. */
  readonly priority?: number | undefined;
}

/**
 * The start tag of an order, as start-time fair queueing has it (Goyal, Vin and Cheng, 1996): the
 * virtual time, or where the person's last order ends in it, if that is later. Taken in the order of
 * their tags, jobs of many people share what there is, however many each of them ordered. Under the
 * lock of an admission.
 */
export async function nextStartTag(rows: Rows, order: TaggedOrder): Promise<number> {
  const { userId, pictures, priority = 0 } = order;
  const person = await rows
    .selectFrom("people")
    .select("finish_tag")
    .where("user_id", "=", userId)
    .executeTakeFirst();
  const tag = Math.max(await virtualTime(rows), person?.finish_tag ?? 0);
  const finish_tag =
    tag +
    Math.max(
      1,
      Math.ceil((PICTURE * pictures) / (1 + Math.min(MOST_PRIORITY, Math.max(0, priority)))),
    );
  await rows
    .insertInto("people")
    .values({ user_id: userId, last_served_at: null, finish_tag })
    .onConflict((conflict) => conflict.column("user_id").doUpdateSet({ finish_tag }))
    .execute();
  return tag;
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
