import { randomBytes } from "node:crypto";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { checkPostgres } from "../../src/storage/dialects/postgres/check-postgres.ts";
import {
  emptyDatabase,
  inDatabase,
  onServer,
  testDatabase,
} from "../support/postgres/test-database.ts";
import { problemOf } from "../support/words/problem-of.ts";

const port = inject("postgresPort");

/** Somebody who may log in, and owns nothing. */
async function stranger(url: string) {
  const name = `stranger_${randomBytes(4).toString("hex")}`;
  await onServer(port, `create role ${name} login`);
  onTestFinished(async () => {
    await inDatabase(url, (client) => client.query(`drop owned by ${name}`)).catch(() => undefined);
    await onServer(port, `drop role ${name}`);
  });
  const own = new URL(url);
  own.username = name;
  return { name, url: own.href };
}

describe.skipIf(port === 0)("a look at a database", () => {
  it("says its version, and whether there are tables", async () => {
    expect(await checkPostgres(await testDatabase(port))).toMatchObject({
      version: expect.stringMatching(/^\d+/),
      database: expect.stringMatching(/^test_/),
      hasTables: true,
    });
    expect(await checkPostgres(await emptyDatabase(port))).toMatchObject({ hasTables: false });
  });

  it("says who may not make tables, and what gives the right", async () => {
    const url = await emptyDatabase(port);
    await inDatabase(url, (client) => client.query("revoke create on schema public from public"));
    const { name, url: theirs } = await stranger(url);
    expect(await problemOf(checkPostgres(theirs))).toContain(
      `grant create, usage on schema public to ${name}`,
    );
    await inDatabase(url, (client) =>
      client.query(`grant create, usage on schema public to ${name}`),
    );
    expect(await checkPostgres(theirs)).toMatchObject({ hasTables: false });
  });

  it("says who may make tables, and not write those that there are", async () => {
    const url = await testDatabase(port);
    const { name, url: theirs } = await stranger(url);
    await inDatabase(url, (client) =>
      client.query(`grant create, usage on schema public to ${name}`),
    );
    expect(await problemOf(checkPostgres(theirs))).toContain("may not make and write tables");
  });

  it("says that a database can only be read", async () => {
    const url = await emptyDatabase(port);
    const name = new URL(url).pathname.slice(1);
    await onServer(port, `alter database ${name} set default_transaction_read_only = on`);
    expect(await problemOf(checkPostgres(url))).toContain("can only be read");
  });
});
