import { readdir } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { checkData } from "../../../../src/cli/doctor/check-data.ts";
import { lockFolder } from "../../../../src/storage/folder-lock.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

describe("the doctor, looking at the data folder", () => {
  it("is content with one that is not there yet, and makes nothing", async () => {
    const parent = await temporaryFolder();
    const finding = await checkData(path.join(parent, "data"));
    expect(finding.broken).toBeUndefined();
    expect(finding.lines.join()).toContain("made at the first start");
    expect(await checkData(parent)).toEqual({ subject: "Data", lines: [parent] });
    expect(await readdir(parent)).toEqual([]);
  });

  it("says that an Easel uses it, which is no fault", async () => {
    const folder = await temporaryFolder();
    const unlock = lockFolder(folder);
    const used = await checkData(folder);
    unlock();
    expect(used.broken).toBeUndefined();
    expect(used.lines.join()).toContain("in use by an Easel");
    expect(used.next).toContain("stop it first");
    expect(await checkData(folder)).toEqual({ subject: "Data", lines: [folder] });
  });
});
