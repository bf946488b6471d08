import { chmod, mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { ConfigError } from "../../../src/domain/errors.ts";
import { prepareFolder } from "../../../src/storage/prepare-folder.ts";
import { asNobody } from "../../support/as-nobody.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** A data folder that everybody may write, but for one thing in it. */
async function closed(name: string, mode: number): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, "pictures/ab"), { recursive: true });
  await writeFile(path.join(folder, "easel.db"), "");
  for (const each of ["", "pictures", "pictures/ab"]) await chmod(path.join(folder, each), 0o777);
  await chmod(path.join(folder, "easel.db"), 0o666);
  const target = path.join(folder, name);
  await chmod(target, mode);
  onTestFinished(() => chmod(target, 0o777));
  return folder;
}

describe("a data folder", () => {
  it("is made, and left as it was", async () => {
    const folder = path.join(await temporaryFolder(), "new/data");
    await prepareFolder(folder);
    await prepareFolder(folder);
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    ["", 0o555],
    ["easel.db", 0o444],
    ["pictures", 0o555],
    ["pictures/ab", 0o555],
  ])("is refused in a sentence when %j in it may not be written", async (name, mode) => {
    const folder = await closed(name, mode);
    const words = `The data folder ${folder} cannot be written (${path.join(folder, name)})`;
    const attempt = asNobody(() => prepareFolder(folder));
    await expect(attempt).rejects.toThrow(ConfigError);
    await expect(asNobody(() => prepareFolder(folder))).rejects.toThrow(
      words.replace(/\/\)$/, ")"),
    );
  });

  it("is refused in a sentence when it cannot be made", async () => {
    const file = path.join(await temporaryFolder(), "file");
    await writeFile(file, "");
    await expect(prepareFolder(path.join(file, "data"))).rejects.toThrow("cannot be made");
  });
});
