import { nanoid } from "nanoid";
import type { Rows } from "./database.ts";
import type { JobRow } from "./schema.ts";

const HOUR_MS = 60 * 60 * 1000;

/** Whose deleted orders are counted; what is left out stands for all. */
export interface KeptOf {
  readonly spender?: string | undefined;
  readonly userId?: string | undefined;
  readonly guildId?: string | undefined;
}

/** Keeps what an order counts for, and nothing else of it; `pictures` were made. */
export async function keepCount(rows: Rows, job: JobRow, pictures: number): Promise<void> {
  await rows
    .insertInto("kept_counts")
    .values({
      id: nanoid(),
      user_id: job.user_id,
      guild_id: job.guild_id,
      spender: job.spender,
      model: job.model,
      failure_code: job.failure_code,
      pictures,
      counted_pictures: job.counted_pictures,
      cost: job.cost,
      // Days and months begin at full hours, so no limit needs to know more.
      created_at: job.created_at - (job.created_at % HOUR_MS),
    })
    .execute();
}

/** What is kept of deleted orders since a full hour (milliseconds since 1970). */
export function kept(rows: Rows, { spender, userId, guildId }: KeptOf, since: number) {
  let counts = rows.selectFrom("kept_counts").where("created_at", ">=", since);
  if (spender !== undefined) counts = counts.where("spender", "=", spender);
  if (userId !== undefined) counts = counts.where("user_id", "=", userId);
  if (guildId !== undefined) counts = counts.where("guild_id", "=", guildId);
  return counts;
}
