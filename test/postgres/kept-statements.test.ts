import { sql } from "kysely";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { PostgresDatabase } from "../../src/storage/dialects/postgres/postgres-database.ts";
import { inDatabase, testDatabase } from "../support/postgres/test-database.ts";

const port = inject("postgresPort");

async function open() {
  const url = await testDatabase(port);
  const database = await PostgresDatabase.open(url);
  onTestFinished(() => database.close());
  return { url, database };
}

describe.skipIf(port === 0)("statements that the server keeps", () => {
  it("are made anew when a newer version has changed the tables", async () => {
    const { url, database } = await open();
    const read = () =>
      database.step((rows) => rows.selectFrom("settings").selectAll().execute(), "read");
    // Each of many connections keeps it.
    await Promise.all(Array.from({ length: 30 }, read));
    await inDatabase(url, (client) => client.query("alter table settings add column later text"));
    onTestFinished(async () => {
      await inDatabase(url, (client) => client.query("alter table settings drop column later"));
    });
    await Promise.all(
      Array.from({ length: 30 }, async (_, index) => {
        await database.step((rows) =>
          rows
            .insertInto("settings")
            .values({ name: `${index}`, value: "a" })
            .execute(),
        );
        await read();
      }),
    );
    expect(await read()).toHaveLength(30);
    expect(await read()).toContainEqual({ name: "7", value: "a", later: null });
  });

  it("are kept once a connection, and used again", async () => {
    const { database } = await open();
    const kept = () =>
      database.step(async (rows) => {
        await rows.selectFrom("people").select("user_id").where("user_id", "=", "anna").execute();
        const found = await sql<{ count: number }>`
          select count(*) as count from pg_prepared_statements where statement like '%from "people" where%' and statement not like '%pg_prepared%'
        `.execute(rows);
        return found.rows[0]?.count;
      }, "read");
    expect([await kept(), await kept(), await kept()]).toEqual([1, 1, 1]);
  });
});

describe.skipIf(port === 0)("a step that only reads", () => {
  it("sees one moment, and changes nothing", async () => {
    const { database } = await open();
    const add = (name: string) =>
      database.step((rows) => rows.insertInto("settings").values({ name, value: "a" }).execute());
    const counts = await database.step(async (rows) => {
      const count = async () => (await rows.selectFrom("settings").select("name").execute()).length;
      const before = await count();
      await add("between");
      return [before, await count()];
    }, "read");
    expect(counts).toEqual([0, 0]);
    const writing = database.step(
      (rows) => rows.insertInto("settings").values({ name: "b", value: "b" }).execute(),
      "read",
    );
    await expect(writing).rejects.toThrow();
    // The same connection is used again, and is in nobody's transaction.
    await add("after");
  });
});
