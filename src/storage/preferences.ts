import type { Steps } from "./steps.ts";
import type { StoreClock } from "./store-clock.ts";

/** What people chose for themselves, by person and name; each is one row. */
export interface PreferenceStore {
  get(userId: string, name: string): Promise<string | undefined>;
  /** All of a person's, by name. */
  all(userId: string): Promise<ReadonlyMap<string, string>>;
  set(userId: string, name: string, value: string): Promise<void>;
  /** Forgets one; without a name all of a person's. */
  remove(userId: string, name?: string): Promise<void>;
}

/** The same in SQL. */
export function createPreferences(steps: Steps, { now }: Pick<StoreClock, "now">): PreferenceStore {
  return {
    get: (userId, name) =>
      steps.read(async (rows) => {
        const row = await rows
          .selectFrom("preferences")
          .select("value")
          .where("user_id", "=", userId)
          .where("name", "=", name)
          .executeTakeFirst();
        return row?.value;
      }),
    all: (userId) =>
      steps.read(async (rows) => {
        const found = await rows
          .selectFrom("preferences")
          .select(["name", "value"])
          .where("user_id", "=", userId)
          .orderBy("name")
          .execute();
        return new Map(found.map(({ name, value }) => [name, value]));
      }),
    set: (userId, name, value) =>
      steps.try(async (rows) => {
        const changing = { value, changed_at: now() };
        await rows
          .insertInto("preferences")
          .values({ user_id: userId, name, ...changing })
          .onConflict((conflict) => conflict.columns(["user_id", "name"]).doUpdateSet(changing))
          .execute();
      }),
    remove: (userId, name) =>
      steps.try(async (rows) => {
        const own = rows.deleteFrom("preferences").where("user_id", "=", userId);
        await (name === undefined ? own : own.where("name", "=", name)).execute();
      }),
  };
}
