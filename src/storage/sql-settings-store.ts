import type { SettingsStore } from "./settings-store.ts";
import type { Steps } from "./steps.ts";

/** Small durable values in SQL. */
export function createSettings(steps: Steps): SettingsStore {
  return {
    get: (name) =>
      steps.read(async (rows) => {
        const row = await rows
          .selectFrom("settings")
          .select("value")
          .where("name", "=", name)
          .executeTakeFirst();
        return row?.value;
      }),
    set: (name, value) =>
      steps.try(async (rows) => {
        await rows
          .insertInto("settings")
          .values({ name, value })
          .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
          .execute();
      }),
  };
}
