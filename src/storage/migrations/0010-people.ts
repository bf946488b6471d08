import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { z } from "zod";
import { parsed } from "./change-rows.ts";
import { takeSettingsOf } from "./settings-rows.ts";

interface New {
  preferences: { user_id: string; name: string; value: string; changed_at: number };
  vary_targets: { user_id: string; message_id: string; urls: string; created_at: number };
  account_starts: { id: string; account: string; started_at: number };
}

const startsSchema = z.array(z.number());
const targetSchema = z.object({ messageId: z.string(), urls: z.array(z.string()) });

/**
 * What stood in settings under people's and accounts' names: preferences, the pictures that
 * somebody is about to vary, and when calls started.
 */
export const people: Migration = {
  async up(database: Kysely<unknown>) {
    await createTables(database);
    const tables = database as Kysely<New>;
    for (const { name, value } of await takeSettingsOf(database, "variation-strength:")) {
      const row = { user_id: name, name: "variation-strength", value, changed_at: 0 };
      await tables.insertInto("preferences").values(row).execute();
    }
    for (const { name, value } of await takeSettingsOf(database, "vary-target:")) {
      const target = targetSchema.safeParse(parsed(value));
      if (!target.success) continue;
      const { messageId: message_id, urls } = target.data;
      const row = { user_id: name, message_id, urls: JSON.stringify(urls), created_at: Date.now() };
      await tables.insertInto("vary_targets").values(row).execute();
    }
    for (const { name: account, value } of await takeSettingsOf(database, "pipeline.starts:")) {
      const starts = startsSchema.catch([]).parse(parsed(value) ?? []);
      for (const [index, at] of starts.entries()) {
        const row = { id: `${account}:${index}`, account, started_at: Math.floor(at) };
        await tables.insertInto("account_starts").values(row).execute();
      }
    }
  },
};

async function createTables(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable("preferences")
    .addColumn("user_id", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addColumn("changed_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("preferences_key", ["user_id", "name"])
    .execute();
  await database.schema
    .createTable("vary_targets")
    .addColumn("user_id", "text", (column) => column.primaryKey())
    .addColumn("message_id", "text", (column) => column.notNull())
    .addColumn("urls", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .execute();
  await database.schema
    .createTable("account_starts")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("account", "text", (column) => column.notNull())
    .addColumn("started_at", "bigint", (column) => column.notNull())
    .execute();
  await database.schema
    .createIndex("account_starts_by_account_started_at")
    .on("account_starts")
    .columns(["account", "started_at"])
    .execute();
}
