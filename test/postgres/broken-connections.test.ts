import { sql } from "kysely";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { StorageError } from "../../src/domain/errors.ts";
import type { Rows } from "../../src/storage/database.ts";
import { PostgresDatabase } from "../../src/storage/dialects/postgres/postgres-database.ts";
import { cuttingProxy } from "../support/postgres/cutting-proxy.ts";
import { inDatabase, onServer, testDatabase } from "../support/postgres/test-database.ts";

const port = inject("postgresPort");

async function open() {
  const url = await testDatabase(port);
  const proxy = await cuttingProxy(port);
  const way = new URL(url);
  way.port = String(proxy.port);
  const database = await PostgresDatabase.open(way.href);
  onTestFinished(() => database.close());
  return { url, proxy, database };
}

const count = async (rows: Rows) => {
  const row = await rows
    .updateTable("counters")
    .set({ value: sql<number>`value + 1` })
    .where("name", "=", "jobs")
    .returning("value")
    .executeTakeFirstOrThrow();
  return row.value;
};

const counted = (database: PostgresDatabase) =>
  database.step(async (rows) => {
    const found = await rows
      .selectFrom("counters")
      .select("value")
      .where("name", "=", "jobs")
      .executeTakeFirstOrThrow();
    return found.value;
  }, "read");

describe.skipIf(port === 0)("a connection that breaks", () => {
  it.each(["before", "after"] as const)(
    "%s the server hears a commit changes nothing: the step is taken once",
    async (cut) => {
      const { proxy, database } = await open();
      proxy.cutNext(cut);
      expect(await database.step(count)).toBe(1);
      expect(await counted(database)).toBe(1);
    },
  );

  it("in the middle of a step has the step taken again, as a whole", async () => {
    const { url, database } = await open();
    let attempts = 0;
    const value = await database.step(async (rows) => {
      const found = await count(rows);
      attempts += 1;
      if (attempts === 1) {
        const { rows: own } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(
          rows,
        );
        await inDatabase(url, (client) =>
          client.query("select pg_terminate_backend($1)", [own[0]?.pid]),
        );
        await sql`select 1`.execute(rows);
      }
      return found;
    });
    expect([attempts, value, await counted(database)]).toEqual([2, 1, 1]);
  });

  it("and cannot be made again is said to be out of reach", async () => {
    const { proxy, database } = await open();
    // Every connection that is made breaks at once.
    const again = setInterval(() => proxy.mend(), 1);
    const failing = database.step((rows) => sql`select pg_sleep(0.5)`.execute(rows));
    await expect(failing).rejects.toThrow(StorageError);
    await expect(failing).rejects.toMatchObject({ kind: "unreachable" });
    clearInterval(again);
    expect(await counted(database)).toBe(0);
  });
});

describe.skipIf(port === 0)("a database", () => {
  it.each([
    ["53100", "full"],
    ["58030", "failing"],
    ["42501", "unwritable"],
    ["XX001", "damaged"],
    ["53300", "busy"],
  ])("that answers %s is %s", async (code, kind) => {
    const { url, database } = await open();
    await inDatabase(url, (client) =>
      client.query(`
        create function trouble() returns trigger language plpgsql as
          $$ begin raise exception 'trouble' using errcode = '${code}'; end $$;
        create trigger trouble before insert on settings execute function trouble();
      `),
    );
    onTestFinished(async () => {
      await inDatabase(url, (client) => client.query("drop function trouble cascade"));
    });
    const failing = database.step((rows) =>
      rows.insertInto("settings").values({ name: "a", value: "b" }).execute(),
    );
    await expect(failing).rejects.toMatchObject({ code: "storage", kind });
  });

  it("that may only be read is unwritable", async () => {
    const { url, database } = await open();
    const name = new URL(url).pathname.slice(1);
    const set = (mode: string) =>
      onServer(port, `alter database ${name} set default_transaction_read_only = ${mode}`);
    await set("on");
    onTestFinished(() => set("off"));
    // The next connection is a new one.
    await inDatabase(url, (client) =>
      client.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()",
        [name],
      ),
    );
    await expect(database.step(count)).rejects.toMatchObject({ kind: "unwritable" });
    expect(await counted(database)).toBe(0);
  });

  it("keeps every character, but for the one that it has no place for", async () => {
    const { database } = await open();
    const value = "日本 🍎 ' \\ \0 end";
    await database.step((rows) =>
      rows.insertInto("settings").values({ name: "a", value }).execute(),
    );
    const found = await database.step((rows) =>
      rows.selectFrom("settings").selectAll().executeTakeFirst(),
    );
    expect(found?.value).toBe(value.replace("\0", "\uFFFD"));
  });
});
