import { chmod, mkdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { prepareFolder, restrictPictures } from "../../../src/storage/data-folder.ts";
import { openStorage } from "../../../src/storage/open-storage.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const modeOf = async (file: string) => ((await stat(file)).mode & 0o777).toString(8);

describe("a data folder", () => {
  it("is made for its owner alone, with all that comes into it", async () => {
    const folder = path.join(await temporaryFolder(), "a", "data");
    const storage = await openStorage(folder);
    const hash = await storage.pictures.put(Buffer.from("a picture"));
    await storage.close();
    const inner = path.join(folder, "pictures", hash.slice(0, 2));
    expect(await Promise.all([folder, path.dirname(inner), inner].map(modeOf))).toEqual([
      "700",
      "700",
      "700",
    ]);
    const files = [path.join(inner, hash), path.join(folder, "easel.db")];
    expect(await Promise.all(files.map(modeOf))).toEqual(["600", "600"]);
  });

  it("of an older version, open to all, is closed", async () => {
    const folder = await temporaryFolder();
    const inner = path.join(folder, "pictures", "ab");
    const picture = path.join(inner, "ab".repeat(32));
    await mkdir(inner, { recursive: true });
    await writeFile(picture, "a picture");
    await writeFile(path.join(folder, "easel.db"), "");
    for (const each of [folder, inner]) await chmod(each, 0o755);
    for (const each of [picture, path.join(folder, "easel.db")]) await chmod(each, 0o644);
    await prepareFolder(folder);
    await restrictPictures(folder);
    const all = [folder, inner, picture, path.join(folder, "easel.db")];
    expect(await Promise.all(all.map(modeOf))).toEqual(["700", "700", "600", "600"]);
  });

  it("that holds other things keeps its own permissions, and only Easel's files are closed", async () => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, "notes.txt"), "somebody's");
    await chmod(folder, 0o755);
    await chmod(path.join(folder, "notes.txt"), 0o644);
    await prepareFolder(folder);
    const names = ["", "notes.txt", "easel.db"].map((name) => path.join(folder, name));
    expect(await Promise.all(names.map(modeOf))).toEqual(["755", "644", "600"]);
  });

  it("that is a file is the operator's to change", async () => {
    const file = path.join(await temporaryFolder(), "data");
    await writeFile(file, "");
    await expect(prepareFolder(file)).rejects.toMatchObject({ code: "config" });
  });
});
