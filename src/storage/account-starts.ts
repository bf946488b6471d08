import { nanoid } from "nanoid";
import { sql } from "kysely";
import type { Steps } from "./steps.ts";
import type { StoreClock } from "./store-clock.ts";

/** A start is kept for longer than any limit looks back. */
const KEPT_MS = 10 * 60_000;

/** When the calls of accounts started, so that a restart does not begin the minute anew. */
export interface AccountStarts {
  /** The starts of an account since `since`, the oldest first; milliseconds since 1970. */
  since(account: string, since: number): Promise<readonly number[]>;
  /** Notes that a call of an account starts now. */
  note(account: string, at: number): Promise<void>;
  /**
   * Notes that a call of an account starts now, unless so many have started within `windowMs`: exact
   * over all processes. Gives 0, or in how many milliseconds there may be room.
   */
  claim(account: string, most: number, windowMs: number): Promise<number>;
}

/** The same in SQL. */
export function createAccountStarts(
  steps: Steps,
  clock: Pick<StoreClock, "steady">,
): AccountStarts {
  return {
    since: (account, since) =>
      steps.read(async (rows) => {
        const found = await rows
          .selectFrom("account_starts")
          .select("started_at")
          .where("account", "=", account)
          .where("started_at", ">=", since)
          .orderBy("started_at")
          .execute();
        return found.map((row) => row.started_at);
      }),
    note: (account, at) =>
      steps.try(async (rows) => {
        await rows
          .deleteFrom("account_starts")
          .where("account", "=", account)
          .where("started_at", "<", at - KEPT_MS)
          .execute();
        const row = { id: nanoid(), account, started_at: Math.floor(at) };
        await rows.insertInto("account_starts").values(row).execute();
      }),
    claim: (account, most, windowMs) =>
      steps.write(async (rows) => {
        // Its row keeps everybody else from counting until this step ends.
        await rows
          .insertInto("counters")
          .values({ name: `starts:${account}`, value: 1 })
          .onConflict((conflict) =>
            conflict.column("name").doUpdateSet({ value: sql<number>`counters.value + 1` }),
          )
          .execute();
        const now = clock.steady();
        await rows
          .deleteFrom("account_starts")
          .where("account", "=", account)
          .where("started_at", "<", now - KEPT_MS)
          .execute();
        const recent = await rows
          .selectFrom("account_starts")
          .select("started_at")
          .where("account", "=", account)
          .where("started_at", ">", now - windowMs)
          .orderBy("started_at")
          .execute();
        const earliest = recent.at(-most);
        if (earliest !== undefined) return Math.max(1, earliest.started_at + windowMs - now);
        const row = { id: nanoid(), account, started_at: Math.floor(now) };
        await rows.insertInto("account_starts").values(row).execute();
        return 0;
      }),
  };
}
