import type { Database } from "./database.ts";
import type { SettingsStore } from "./settings-store.ts";

/** Small durable values in SQL. */
export class SqlSettingsStore implements SettingsStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  get(name: string): Promise<string | undefined> {
    return this.#database.step(async (rows) => {
      const row = await rows
        .selectFrom("settings")
        .select("value")
        .where("name", "=", name)
        .executeTakeFirst();
      return row?.value;
    });
  }

  set(name: string, value: string): Promise<void> {
    return this.#database.step(async (rows) => {
      await rows
        .insertInto("settings")
        .values({ name, value })
        .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
        .execute();
    });
  }
}
