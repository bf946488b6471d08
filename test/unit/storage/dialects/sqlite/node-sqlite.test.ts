import { DatabaseSync } from "node:sqlite";
import { Kysely, sql } from "kysely";
import { describe, expect, it, onTestFinished } from "vitest";
import { NodeSqliteDialect } from "../../../../../src/storage/dialects/sqlite/node-sqlite.ts";

interface Notes {
  notes: { id: number; text: string | null; bytes: Uint8Array | null };
}

async function notes(): Promise<Kysely<Notes>> {
  const database = new Kysely<Notes>({
    dialect: new NodeSqliteDialect(new DatabaseSync(":memory:")),
  });
  onTestFinished(() => database.destroy());
  await database.schema
    .createTable("notes")
    .addColumn("id", "bigint")
    .addColumn("text", "text")
    .addColumn("bytes", "blob")
    .execute();
  return database;
}

describe("Node's SQLite as a dialect", () => {
  it("keeps whole numbers, text and bytes as they are", async () => {
    const database = await notes();
    const row = { id: 999_999_999_999_999, text: "日本 🍎", bytes: new Uint8Array([0, 255]) };
    await database.insertInto("notes").values(row).execute();
    expect(await database.selectFrom("notes").selectAll().execute()).toEqual([row]);
  });

  it("counts what it changed", async () => {
    const database = await notes();
    for (const id of [1, 2, 3]) {
      await database.insertInto("notes").values({ id, text: null, bytes: null }).execute();
    }
    const result = await database.deleteFrom("notes").where("id", ">", 1).executeTakeFirst();
    expect(result.numDeletedRows).toBe(2n);
  });

  it("gives rows of statements that change and return", async () => {
    const database = await notes();
    const row = await database
      .insertInto("notes")
      .values({ id: 1, text: "x", bytes: null })
      .returning("text")
      .executeTakeFirst();
    expect(row).toEqual({ text: "x" });
  });

  it("streams", async () => {
    const database = await notes();
    for (const id of [1, 2]) {
      await database.insertInto("notes").values({ id, text: null, bytes: null }).execute();
    }
    const ids = [];
    for await (const row of database.selectFrom("notes").select("id").stream()) ids.push(row.id);
    expect(ids).toEqual([1, 2]);
  });

  it("refuses values that the database has no kind for", async () => {
    const database = await notes();
    await expect(sql`select ${true}`.execute(database)).rejects.toThrow("got boolean");
  });

  it("works on with more statements than it keeps ready", async () => {
    const database = await notes();
    for (let number = 0; number < 250; number++) {
      const found = await sql<{ n: number }>`select ${sql.lit(number)} as n`.execute(database);
      expect(found.rows).toEqual([{ n: number }]);
    }
  });
});
