import type { Steps } from "./steps.ts";
import type { StoreClock } from "./store-clock.ts";

/** Presets that one person may have: what a list of Discord's offers at once. */
export const MOST_PRESETS = 25;

/** Options under a name, as flags. */
export interface Preset {
  readonly name: string;
  readonly options: string;
}

/** Options that people saved under names of their own; names are in lower case. */
export interface PresetStore {
  /** Saves one, or writes over the one of that name; false where there are too many already. */
  save(userId: string, preset: Preset): Promise<boolean>;
  find(userId: string, name: string): Promise<Preset | undefined>;
  /** All of a person's, by name. */
  list(userId: string): Promise<readonly Preset[]>;
  /** Removes one; whether there was one. */
  remove(userId: string, name: string): Promise<boolean>;
}

/** The same in SQL. */
export function createPresets(steps: Steps, { now }: Pick<StoreClock, "now">): PresetStore {
  return {
    save: (userId, { name, options }) =>
      steps.try(async (rows) => {
        const { others } = await rows
          .selectFrom("presets")
          .select((select) => select.fn.countAll().as("others"))
          .where("user_id", "=", userId)
          .where("name", "!=", name)
          .executeTakeFirstOrThrow();
        if (Number(others) >= MOST_PRESETS) return false;
        const changing = { options, changed_at: now() };
        await rows
          .insertInto("presets")
          .values({ user_id: userId, name, ...changing })
          .onConflict((conflict) => conflict.columns(["user_id", "name"]).doUpdateSet(changing))
          .execute();
        return true;
      }),
    find: (userId, name) =>
      steps.read((rows) =>
        rows
          .selectFrom("presets")
          .select(["name", "options"])
          .where("user_id", "=", userId)
          .where("name", "=", name)
          .executeTakeFirst(),
      ),
    list: (userId) =>
      steps.read((rows) =>
        rows
          .selectFrom("presets")
          .select(["name", "options"])
          .where("user_id", "=", userId)
          .orderBy("name")
          .execute(),
      ),
    remove: (userId, name) =>
      steps.try(async (rows) => {
        const { numDeletedRows } = await rows
          .deleteFrom("presets")
          .where("user_id", "=", userId)
          .where("name", "=", name)
          .executeTakeFirstOrThrow();
        return numDeletedRows > 0n;
      }),
  };
}
