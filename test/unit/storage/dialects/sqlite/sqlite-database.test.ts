import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { SqliteDatabase } from "../../../../../src/storage/dialects/sqlite/sqlite-database.ts";
import { temporaryFolder } from "../../../../support/temporary-folder.ts";

async function openDatabase(): Promise<SqliteDatabase> {
  const database = await SqliteDatabase.open(path.join(await temporaryFolder(), "easel.db"));
  onTestFinished(() => database.close());
  return database;
}

const set = (database: SqliteDatabase, name: string, value: string, fails = false) =>
  database.step(async (rows) => {
    await rows.insertInto("settings").values({ name, value }).execute();
    if (fails) throw new Error("changed my mind");
  });

const names = (database: SqliteDatabase) =>
  database.step(async (rows) => {
    const found = await rows.selectFrom("settings").select("name").orderBy("name").execute();
    return found.map((row) => row.name);
  });

describe("a step", () => {
  it("that throws changes nothing, and the next one goes on", async () => {
    const database = await openDatabase();
    const failing = set(database, "a", "1", true);
    const next = set(database, "b", "1");
    await expect(failing).rejects.toThrow("changed my mind");
    await next;
    expect(await names(database)).toEqual(["b"]);
  });

  it("runs after the one before has ended", async () => {
    const database = await openDatabase();
    const order: string[] = [];
    const step = (name: string) =>
      database.step(async (rows) => {
        order.push(`${name} begins`);
        await rows.selectFrom("settings").selectAll().execute();
        order.push(`${name} ends`);
      });
    await Promise.all([step("one"), step("two")]);
    expect(order).toEqual(["one begins", "one ends", "two begins", "two ends"]);
  });

  it.each([
    ["lets the event loop turn before the next when it took long", 10, "somebody else"],
    ["is followed by the next at once when it was short", 0, "the next step"],
  ])("%s", async (_, milliseconds, first) => {
    const database = await openDatabase();
    const order: string[] = [];
    const busy = database.step(() => {
      setImmediate(() => order.push("somebody else"));
      const until = performance.now() + milliseconds;
      while (performance.now() < until);
      return Promise.resolve();
    });
    const next = database.step(() => Promise.resolve(order.push("the next step")));
    await Promise.all([busy, next]);
    expect(order[0]).toBe(first);
  });

  it("survives a power cut only where it must", async () => {
    const database = await openDatabase();
    const level = (survives: "process" | "power-cut") =>
      database.step(async (rows) => {
        const { sql } = await import("kysely");
        const found = await sql<{ synchronous: number }>`pragma synchronous`.execute(rows);
        return found.rows[0]?.synchronous;
      }, survives);
    const levels = [await level("process"), await level("power-cut"), await level("process")];
    expect(levels).toEqual([1, 2, 1]);
  });

  it("goes back to the quick way when the careful one fails", async () => {
    const database = await openDatabase();
    const failing = database.step(() => Promise.reject(new Error("no")), "power-cut");
    await expect(failing).rejects.toThrow("no");
    await set(database, "a", "1");
    expect(await names(database)).toEqual(["a"]);
  });
});
