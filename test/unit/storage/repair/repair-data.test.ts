import { readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { pictureFile } from "../../../../src/storage/data-folder.ts";
import { lockFolder } from "../../../../src/storage/folder-lock.ts";
import { openStorage } from "../../../../src/storage/open-storage.ts";
import { inspectData } from "../../../../src/storage/repair/inspect-data.ts";
import { repairData } from "../../../../src/storage/repair/repair-data.ts";
import { admitted, drawn, taken } from "../../../support/new-job.ts";
import { makeOldFolder } from "../../../support/old-folder/make-old-folder.ts";
import { RecordingLog } from "../../../support/pipeline/recording-log.ts";
import { leavesOf, onDatabase, spoilPages } from "../../../support/spoil-database.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

/** A data folder with so many jobs and three pictures, which nobody uses. */
async function usedFolder(count = 3) {
  const folder = await temporaryFolder();
  const storage = await openStorage(folder);
  const ids: string[] = [];
  for (let each = 0; each < count; each += 1) {
    const { id } = await admitted(storage.jobs, { request: { prompt: `apple ${each}` } });
    ids.push(id);
  }
  await taken(storage.jobs);
  await drawn(storage.jobs, ids[0] ?? "", 1);
  const hashes: string[] = [];
  for (const name of ["one", "two", "six"])
    hashes.push(await storage.pictures.put(Buffer.from(name)));
  await storage.close();
  return { folder, ids, hashes };
}

const repair = (folder: string) => repairData(folder, new RecordingLog(), Date.UTC(2026, 10, 29));

describe("looking through a data folder", () => {
  it("finds nothing wrong with one that is sound, also beside a running Easel", async () => {
    const { folder } = await usedFolder();
    const storage = await openStorage(folder);
    onTestFinished(() => storage.close());
    expect(await inspectData(folder)).toMatchObject({
      isThere: true,
      isOld: false,
      jobs: 3,
      pictures: 3,
      damage: [],
      unreadable: [],
      missing: [],
      changed: [],
      setAside: [],
    });
  });

  it("knows one without a database, and one of an older version", async () => {
    expect(await inspectData(await temporaryFolder())).toMatchObject({ isThere: false });
    const folder = await temporaryFolder();
    await makeOldFolder(folder);
    expect(await inspectData(folder)).toMatchObject({ isOld: true, jobs: 20, unreadable: [] });
  });

  it("names rows that cannot be read, and files that are gone, changed or links", async () => {
    const { folder, ids, hashes } = await usedFolder();
    onDatabase(folder, `update jobs set request = '{"prompt":1}' where id = '${ids[1]}'`);
    const [gone = "", changed = "", linked = ""] = hashes;
    await rm(pictureFile(folder, gone));
    await writeFile(pictureFile(folder, changed), "another");
    await rm(pictureFile(folder, linked));
    const { symlink } = await import("node:fs/promises");
    await symlink("/etc/hostname", pictureFile(folder, linked));
    const report = await inspectData(folder);
    expect(report.unreadable).toMatchObject([{ id: ids[1] }]);
    expect(report.missing).toEqual([gone]);
    expect(report.changed.toSorted()).toEqual([changed, linked].toSorted());
  });

  it("says what SQLite says of a damaged file", async () => {
    const { folder } = await usedFolder(40);
    await spoilPages(folder, (page) => page % 3 === 1);
    expect((await inspectData(folder)).damage.length).toBeGreaterThan(0);
    await writeFile(
      path.join(folder, "easel.db"),
      "this is no database, and long enough to see it",
    );
    expect((await inspectData(folder)).damage).toEqual(["file is not a database"]);
  });
});

describe("repairing a data folder", () => {
  it("changes nothing where nothing is wrong", async () => {
    const { folder } = await usedFolder();
    const before = await inspectData(folder);
    expect(await repair(folder)).toEqual({
      rebuilt: undefined,
      setAside: 0,
      restored: [],
      changed: 0,
      missing: 0,
    });
    expect(await inspectData(folder)).toEqual(before);
  });

  it("sets aside what cannot be used, and finds nothing wrong then", async () => {
    const { folder, ids, hashes } = await usedFolder();
    onDatabase(folder, `update jobs set place = 'nowhere' where id = '${ids[0]}'`);
    await writeFile(pictureFile(folder, hashes[0] ?? ""), "another");
    await rm(pictureFile(folder, hashes[1] ?? ""));
    expect(await repair(folder)).toMatchObject({ setAside: 1, changed: 1, missing: 1 });
    const report = await inspectData(folder);
    expect(report).toMatchObject({
      jobs: 2,
      pictures: 1,
      unreadable: [],
      changed: [],
      missing: [],
    });
    expect(new Set(report.setAside.map(({ name }) => name))).toEqual(new Set([ids[0], hashes[0]]));
  });

  it("brings back what was set aside and can be read now, with its pictures", async () => {
    const { folder, ids } = await usedFolder();
    onDatabase(folder, `update jobs set place = 'nowhere' where id = '${ids[0]}'`);
    await repair(folder);
    onDatabase(
      folder,
      `update set_aside set content = replace(content, '"place":"nowhere"', '"place":"{\\"kind\\":\\"terminal\\"}"')`,
    );
    expect(await repair(folder)).toMatchObject({ restored: [ids[0]] });
    const storage = await openStorage(folder);
    onTestFinished(() => storage.close());
    expect(await storage.jobs.find(ids[0] ?? "")).toMatchObject({
      state: "made",
      pictures: [{ position: 0 }],
    });
  });

  it("builds a damaged database anew from what can be read, and keeps the damaged one", async () => {
    const { folder, ids } = await usedFolder(60);
    // Some of the pages that hold rows of jobs; where they lie depends on the other tables.
    const spoilt = leavesOf(folder, "jobs")
      .slice(0, -1)
      .filter((_, index) => index % 3 === 1);
    await spoilPages(folder, (page) => spoilt.includes(page));
    expect((await inspectData(folder)).damage.length).toBeGreaterThan(0);
    const { rebuilt } = await repair(folder);
    expect(rebuilt?.tables.length).toBeGreaterThan(5);
    expect(await readdir(rebuilt?.kept ?? "")).toContain("easel.db");
    const after = await inspectData(folder);
    expect(after).toMatchObject({ damage: [], unreadable: [] });
    const saved = rebuilt?.tables.find(({ table }) => table === "jobs")?.saved ?? 0;
    expect(after.jobs).toBe(saved);
    expect(saved).toBeGreaterThan(0);
    const storage = await openStorage(folder);
    onTestFinished(() => storage.close());
    const found = await Promise.all(ids.map((id) => storage.jobs.find(id)));
    expect(found.filter((job) => job !== undefined)).toHaveLength(saved);
    // Counting goes on after the rows that came over.
    expect((await admitted(storage.jobs)).state).toBe("queued");
  });

  it("begins anew where nothing can be read", async () => {
    const { folder, hashes } = await usedFolder();
    await writeFile(
      path.join(folder, "easel.db"),
      "this is no database, and long enough to see it",
    );
    const { rebuilt } = await repair(folder);
    expect(rebuilt?.tables).toEqual([]);
    const storage = await openStorage(folder);
    onTestFinished(() => storage.close());
    expect(await storage.pictures.get(hashes[0] ?? "")).toEqual(Buffer.from("one"));
  });

  it("is refused while an Easel uses the folder", async () => {
    const { folder } = await usedFolder();
    const unlock = lockFolder(folder);
    onTestFinished(unlock);
    await expect(repair(folder)).rejects.toThrow("Another Easel is already using");
  });
});
