import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { noRules } from "../../src/domain/rules/server-rules.ts";
import { dataPaths } from "../../src/storage/data-folder.ts";
import { openStorage } from "../../src/storage/open-storage.ts";
import { openTestStorage } from "../support/open-test-storage.ts";

// The suite of ServerRulesStore, over every implementation that there is.
describe.each([["SQLite", openTestStorage]])("the rules of servers in %s", (_, open) => {
  it("are none where nobody made any", async () => {
    const { serverRules } = await open();
    expect(await serverRules.get("1")).toEqual({
      rules: noRules,
      version: 0,
      updatedAt: undefined,
    });
  });

  it("hold for their own server, each change counted and dated", async () => {
    const { serverRules, clock } = await open();
    const only = { ...noRules.where, mode: "only" as const, channels: ["7"] };
    await serverRules.change("1", (rules) => ({ ...rules, where: only }));
    clock.time += 1000;
    const second = await serverRules.change("1", (rules) => ({ ...rules, language: "de" }));
    expect(second).toEqual({
      rules: { ...noRules, where: only, language: "de" },
      version: 2,
      updatedAt: clock.time,
    });
    expect(await serverRules.get("1")).toEqual(second);
    expect((await serverRules.get("2")).rules).toEqual(noRules);
  });

  it("lose no change when many are made at once", async () => {
    const { serverRules } = await open();
    const roles = Array.from({ length: 60 }, (_each, role) => String(role));
    await Promise.all(
      roles.map((role) =>
        serverRules.change("1", (rules) => ({
          ...rules,
          roles: { ...rules.roles, [role]: { picturesPerDay: 1 } },
        })),
      ),
    );
    const { rules, version } = await serverRules.get("1");
    expect(Object.keys(rules.roles)).toHaveLength(60);
    expect(version).toBe(60);
  });

  it("stay as they were when a change is none", async () => {
    const { serverRules } = await open();
    await serverRules.change("1", (rules) => ({ ...rules, language: "de" }));
    const wrong = { ...noRules, where: { ...noRules.where, channels: ["not an id"] } };
    await expect(serverRules.change("1", () => wrong)).rejects.toThrow("channels");
    expect(await serverRules.get("1")).toMatchObject({ version: 1, rules: { language: "de" } });
  });

  it("are kept over a restart", async () => {
    const storage = await open();
    const kept = await storage.serverRules.change("1", (rules) => ({ ...rules, audit: "9" }));
    await storage.close();
    const again = await openStorage(storage.folder);
    expect(await again.serverRules.get("1")).toEqual(kept);
    await again.close();
  });
});

it("rules that cannot be read are an error, and not the absence of rules", async () => {
  const storage = await openTestStorage();
  const { folder } = storage;
  await storage.serverRules.change("1", (rules) => ({ ...rules, audit: "9" }));
  await storage.close();
  const file = dataPaths(folder).database;
  const database = new DatabaseSync(file);
  database.exec(`update server_rules set rules = '{"where":{"mode":"sometimes"}}'`);
  database.close();
  const again = await openStorage(folder);
  await expect(again.serverRules.get("1")).rejects.toThrow("mode");
  expect((await again.serverRules.get("2")).version).toBe(0);
  await again.close();
});
