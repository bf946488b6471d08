import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { StorageError } from "../../src/domain/errors.ts";
import { sleep } from "../../src/lib/sleep.ts";
import type { Rows } from "../../src/storage/database.ts";
import { openPostgres } from "../../src/storage/dialects/postgres/open-postgres.ts";
import { PostgresDatabase } from "../../src/storage/dialects/postgres/postgres-database.ts";
import { cuttingProxy } from "../support/postgres/cutting-proxy.ts";
import { postgresPrograms } from "../support/postgres/find-server.ts";
import { type PostgresServer, startPostgres } from "../support/postgres/start-server.ts";
import { inDatabase } from "../support/postgres/test-database.ts";

/** As many as a process has connections. */
const MOST = 8;
const silent = { debug() {}, info() {}, warn() {}, error() {} };

const note = (rows: Rows, name: string) =>
  rows.insertInto("settings").values({ name, value: "noted" }).execute();
const noted = (database: PostgresDatabase) =>
  database.step(async (rows) => {
    const found = await rows.selectFrom("settings").select("name").orderBy("name").execute();
    return found.map(({ name }) => name);
  }, "read");

describe.skipIf(postgresPrograms() === undefined)("a commit that was not heard of", () => {
  let server: PostgresServer;
  let url: string;

  beforeAll(async () => {
    server = await startPostgres();
    url = server.urlOf("postgres");
    await (await openPostgres({ url, isShared: false, log: silent, sleep })).close();
    // Nothing is written of a transaction before its commit.
    await inDatabase(url, async (client) => {
      await client.query("alter system set wal_writer_delay = '10s'");
      await client.query("alter system set autovacuum = off");
      await client.query("select pg_reload_conf()");
    });
  });
  afterAll(() => server.close());

  async function open() {
    const proxy = await cuttingProxy(server.port);
    const way = new URL(url);
    way.port = String(proxy.port);
    const database = await PostgresDatabase.open(way.href);
    onTestFinished(() => database.close());
    return { proxy, database };
  }

  /** Notes something in a transaction that a crash of the server forgets; gives its number. */
  async function noteInCrash(name: string) {
    const { proxy, database } = await open();
    const numbers: string[] = [];
    const crashed = Promise.withResolvers<void>();
    const step = database.step(async (rows) => {
      await note(rows, name);
      const { rows: own } = await sql<{ id: string }>`select pg_current_xact_id() as id`.execute(
        rows,
      );
      numbers.push(own[0]?.id ?? "");
      if (numbers.length > 1) return;
      proxy.interrupt();
      await server.end("immediate");
      crashed.resolve();
    });
    await crashed.promise;
    await server.begin();
    return { proxy, database, step, numbers };
  }

  it("of a transaction that a crash forgot is done again", async () => {
    const name = `forgotten-${randomUUID()}`;
    const { proxy, database, step, numbers } = await noteInCrash(name);
    proxy.mend();
    await step;
    expect(numbers).toHaveLength(2);
    expect(await noted(database)).toContain(name);
  });

  it("is not taken for another one's that got its number after a crash", async () => {
    // A slow machine may have written the first one's number down, or used up one itself.
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const [lost, other] = [`lost-${randomUUID()}`, `other-${randomUUID()}`];
      const { proxy, database, step, numbers } = await noteInCrash(lost);
      const number = await inDatabase(url, async (client) => {
        const { rows } = await client.query<{ id: string }>(
          "insert into settings values ($1, 'noted') returning pg_current_xact_id()::text as id",
          [other],
        );
        return rows[0]?.id;
      });
      proxy.mend();
      await step;
      expect(await noted(database)).toEqual(expect.arrayContaining([lost, other]));
      if (number === numbers[0]) return;
    }
    throw new Error("no crash gave a number to a second transaction");
  }, 120_000);

  it("is asked after although every connection broke at its commit", async () => {
    const { proxy, database } = await open();
    const all = Promise.withResolvers<void>();
    let began = 0;
    await Promise.all(
      Array.from({ length: MOST }, (_, index) =>
        database.step(async (rows) => {
          await note(rows, `all-${index}`);
          began += 1;
          if (began > MOST) return;
          if (began === MOST) {
            proxy.mend();
            all.resolve();
          }
          await all.promise;
        }),
      ),
    );
    expect((await noted(database)).filter((name) => name.startsWith("all-"))).toHaveLength(MOST);
  });

  it("is trouble of the storage, and no bug, when the database is closed meanwhile", async () => {
    const { database, step } = await noteInCrash("closed");
    const failed = expect(step).rejects.toThrow(StorageError);
    await database.close();
    await failed;
  }, 30_000);
});
