import { describe, expect, it, onTestFinished } from "vitest";
import { KeptReads } from "../../../src/storage/kept-reads.ts";
import { openStorage } from "../../../src/storage/open-storage.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

async function openWatched() {
  let asked = 0;
  const guard = (sql: string) => {
    if (/^select .*"(server_rules|moderation_entries)"/.test(sql)) asked += 1;
  };
  const storage = await openStorage(await temporaryFolder(), { guard });
  onTestFinished(() => storage.close());
  const { serverRules, moderation } = storage;
  const look = async () => ({
    language: (await serverRules.get("1")).rules.language,
    bans: (await moderation.bans("anna", "1")).length,
  });
  return { serverRules, moderation, look, asked: () => asked };
}

function counting(values: readonly (number | Error)[]) {
  let reads = 0;
  return {
    read: () => {
      const value = values[reads++];
      return value instanceof Error ? Promise.reject(value) : Promise.resolve(value);
    },
    count: () => reads,
  };
}

describe("reads that are kept", () => {
  it("are read once for each key", async () => {
    const reads = new KeptReads<number | undefined>(true);
    const { read, count } = counting([1, 2]);
    expect(await reads.get("a", read)).toBe(1);
    expect(await reads.get("a", read)).toBe(1);
    expect(await reads.get("b", read)).toBe(2);
    expect(count()).toBe(2);
  });

  it("are read anew after a change, also after one that failed", async () => {
    const reads = new KeptReads<number | undefined>(true);
    const { read } = counting([1, 2, 3]);
    await reads.get("a", read);
    expect(await reads.changing(() => Promise.resolve("done"))).toBe("done");
    expect(await reads.get("a", read)).toBe(2);
    await expect(reads.changing(() => Promise.reject(new Error("full")))).rejects.toThrow("full");
    expect(await reads.get("a", read)).toBe(3);
  });

  it("forget what was asked for while a change was under way", async () => {
    const reads = new KeptReads<number | undefined>(true);
    const { read } = counting([1, 2]);
    await reads.changing(() => reads.get("a", read));
    expect(await reads.get("a", read)).toBe(2);
  });

  it("do not keep an error", async () => {
    const reads = new KeptReads<number | undefined>(true);
    const { read } = counting([new Error("away"), 2]);
    await expect(reads.get("a", read)).rejects.toThrow("away");
    expect(await reads.get("a", read)).toBe(2);
  });

  it("keep a thousand at most", async () => {
    const reads = new KeptReads<number>(true);
    const { read, count } = counting(Array.from({ length: 1002 }, (_, index) => index));
    for (let key = 0; key <= 1000; key += 1)
      await reads.get(`${key}`, read as () => Promise<number>);
    await reads.get("1000", read as () => Promise<number>);
    expect(count()).toBe(1001);
    await reads.get("0", read as () => Promise<number>);
    expect(count()).toBe(1002);
  });

  it("are not kept where others write", async () => {
    const reads = new KeptReads<number | undefined>(false);
    const { read } = counting([1, 2]);
    await reads.get("a", read);
    expect(await reads.get("a", read)).toBe(2);
  });
});

describe("a data folder", () => {
  it("is asked once for a server's rules and somebody's bans, until they change", async () => {
    const { serverRules, moderation, look, asked } = await openWatched();
    expect(await look()).toEqual({ language: undefined, bans: 0 });
    expect(await look()).toEqual({ language: undefined, bans: 0 });
    expect(asked()).toBe(2);
    await serverRules.change("1", (rules) => ({ ...rules, language: "de" }));
    const entry = { guildId: "1", userId: "anna", by: "mo", reason: "spam" } as const;
    await moderation.note({ ...entry, kind: "ban" });
    expect(await look()).toEqual({ language: "de", bans: 1 });
    await moderation.note({ ...entry, kind: "unban" });
    expect(await look()).toEqual({ language: "de", bans: 0 });
  });
});
