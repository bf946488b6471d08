import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openWildcards } from "../../../src/wildcards/open-wildcards.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = path.join(await temporaryFolder(), "wildcards");
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  return folder;
}

describe("wildcard files", () => {
  it("are lines without comments, empty ones and a byte order mark, by names in any case", async () => {
    const text = "\uFEFFred fox\r\n# a comment\r\n\r\n  blau – Möwe  \n";
    const wildcards = openWildcards(await folderWith({ "Animal.txt": text, "art/ink.TXT": "x" }));
    expect(await wildcards.lines("animal")).toEqual(["red fox", "blau – Möwe"]);
    expect(await wildcards.lines("ART/Ink")).toEqual(["x"]);
    expect(await wildcards.names()).toEqual(["Animal", "art/ink"]);
  });

  it("lie inside the folder only", async () => {
    const folder = await folderWith({ "a.txt": "a", "../secret.txt": "secret" });
    await symlink(path.join(folder, "..", "secret.txt"), path.join(folder, "link.txt"));
    const wildcards = openWildcards(folder);
    for (const name of ["../secret", "a/../../secret", "link", "/etc/passwd", "b"])
      expect(await wildcards.lines(name)).toBeUndefined();
  });

  it("are none where the folder is not there", async () => {
    const wildcards = openWildcards("/nowhere/at/all");
    expect(await wildcards.names()).toEqual([]);
    expect(await wildcards.lines("animal")).toBeUndefined();
  });

  it("are read anew each time", async () => {
    const folder = await folderWith({ "a.txt": "one" });
    const wildcards = openWildcards(folder);
    expect(await wildcards.lines("a")).toEqual(["one"]);
    await writeFile(path.join(folder, "a.txt"), "two");
    expect(await wildcards.lines("a")).toEqual(["two"]);
  });
});
