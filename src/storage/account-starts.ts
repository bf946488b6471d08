import { nanoid } from "nanoid";
import type { Steps } from "./steps.ts";

/** A start is kept for longer than any limit looks back. */
const KEPT_MS = 10 * 60_000;

/** When the calls of accounts started, so that a restart does not begin the minute anew. */
export interface AccountStarts {
  /** The starts of an account since `since`, the oldest first; milliseconds since 1970. */
  since(account: string, since: number): Promise<readonly number[]>;
  /** Notes that a call of an account starts now. */
  note(account: string, at: number): Promise<void>;
}

/** The same in SQL. */
export function createAccountStarts(steps: Steps): AccountStarts {
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
  };
}
