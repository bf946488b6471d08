import { chmod, mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { checkData } from "../../../../src/cli/doctor/check-data.ts";
import { lockFolder } from "../../../../src/storage/folder-lock.ts";
import { asNobody } from "../../../support/as-nobody.ts";
import { spokenFinding } from "../../../support/cli/spoken-finding.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const check = async (folder: string) => spokenFinding(await checkData(folder));

describe("the doctor, looking at the data folder", () => {
  it("is content with one that is not there yet, and makes nothing", async () => {
    const parent = await temporaryFolder();
    const finding = await check(path.join(parent, "data"));
    expect(finding.broken).toBe(false);
    expect(finding.lines.join()).toContain("made at the first start");
    const there = await check(parent);
    expect(there).toMatchObject({ subject: "Data", broken: false, next: "" });
    expect(there.lines).toEqual([parent, expect.stringMatching(/^[\d.,]+ [KMGT]iB free$/)]);
    expect(await readdir(parent)).toEqual([]);
  });

  it("says that an Easel uses it, which is no fault", async () => {
    const folder = await temporaryFolder();
    const unlock = lockFolder(folder);
    const used = await check(folder);
    unlock();
    expect(used.broken).toBe(false);
    expect(used.lines.join()).toContain("in use by an Easel");
    expect(used.next).toContain("stop it first");
    expect((await check(folder)).next).toBe("");
  });

  it.each([
    ["the folder", "", 0o555],
    ["the database", "easel.db", 0o444],
    ["the lock", "lock.db", 0o444],
    ["the pictures' folder", "pictures", 0o555],
    ["a folder of pictures", "pictures/ab", 0o555],
  ])("says when this user may not write %s", async (_, name, mode) => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, "pictures/ab"), { recursive: true });
    for (const file of ["easel.db", "lock.db"]) await writeFile(path.join(folder, file), "");
    for (const each of [folder, path.join(folder, "pictures"), path.join(folder, "pictures/ab")]) {
      await chmod(each, 0o777);
    }
    for (const file of ["easel.db", "lock.db"]) await chmod(path.join(folder, file), 0o666);
    const target = path.join(folder, name);
    await chmod(target, mode);
    onTestFinished(() => chmod(target, 0o777));
    const finding = await asNobody(() => check(folder));
    expect(finding.broken).toBe(true);
    expect(finding.lines).toEqual([`${target} cannot be written`]);
    expect(finding.next).toContain(`Let this user write everything in ${folder}`);
  });

  it("says when one that is not there yet cannot be made", async () => {
    const parent = await temporaryFolder();
    await chmod(parent, 0o555);
    onTestFinished(() => chmod(parent, 0o755));
    const finding = await asNobody(() => check(path.join(parent, "data")));
    expect(finding).toMatchObject({ broken: true, lines: [`${parent} cannot be written`] });
  });
});
