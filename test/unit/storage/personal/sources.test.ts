import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { expect, it, onTestFinished } from "vitest";
import { NodeSqliteDialect } from "../../../../src/storage/dialects/sqlite/node-sqlite.ts";
import { migrate } from "../../../../src/storage/migrations/migrate.ts";
import { personalSources } from "../../../../src/storage/personal/sources.ts";
import type { Tables } from "../../../../src/storage/schema.ts";

/** Orders are `jobs`, and what the outbox holds of them is on its way to its person. */
const otherwise = ["jobs", "outbox"];

it("every table with people in it is a kind of data that they can have", async () => {
  const database = new Kysely<Tables>({
    dialect: new NodeSqliteDialect(new DatabaseSync(":memory:")),
  });
  onTestFinished(() => database.destroy());
  await migrate(database);
  const tables = await database.introspection.getTables();
  const withPeople = tables
    .filter(({ columns }) => columns.some(({ name }) => name === "user_id"))
    .map(({ name }) => name);
  const known = personalSources.map(({ name }) => name.replaceAll("-", "_"));
  expect(withPeople.length).toBeGreaterThan(6);
  expect(withPeople.filter((name) => ![...known, ...otherwise].includes(name))).toEqual([]);
});
