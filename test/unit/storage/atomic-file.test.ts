import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { sweepIncoming, writeAtomically } from "../../../src/storage/atomic-file.ts";
import { startScript } from "../../support/start-script.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const fileUrl = new URL("../../../src/storage/atomic-file.ts", import.meta.url).href;

describe("an atomic file", () => {
  it("is there in full, in a folder made for it, and nothing else is left", async () => {
    const folder = await temporaryFolder();
    const incoming = path.join(folder, "incoming");
    await sweepIncoming(incoming);
    const file = path.join(folder, "ab", "file");
    await writeAtomically(file, Buffer.from("all of it"), incoming);
    expect(await readFile(file, "utf8")).toBe("all of it");
    expect(await readdir(incoming)).toEqual([]);
  });

  it("leaves nothing behind when it cannot be written", async () => {
    const folder = await temporaryFolder();
    const incoming = path.join(folder, "incoming");
    await sweepIncoming(incoming);
    const occupied = path.join(folder, "occupied");
    await sweepIncoming(path.join(occupied, "inside"));
    await expect(writeAtomically(occupied, Buffer.from("x"), incoming)).rejects.toThrow();
    expect(await readdir(incoming)).toEqual([]);
  });

  it("is never half there, whenever its writer is killed", async () => {
    const folder = await temporaryFolder();
    const incoming = path.join(folder, "incoming");
    const size = 3_000_000;
    for (let kill = 0; kill < 4; kill++) {
      await sweepIncoming(incoming);
      const child = startScript(`
        import path from "node:path";
        import { writeAtomically } from ${JSON.stringify(fileUrl)};
        console.log("begins");
        for (let count = 0; ; count++) {
          const file = path.join(${JSON.stringify(folder)}, "files", ${kill} + "-" + count);
          await writeAtomically(file, Buffer.alloc(${size}, 1), ${JSON.stringify(incoming)});
          console.log("written");
        }
      `);
      await child.lines(2 + kill);
      await child.kill();
    }
    const files = path.join(folder, "files");
    for (const name of await readdir(files)) {
      expect((await readFile(path.join(files, name))).length).toBe(size);
    }
    await sweepIncoming(incoming);
    expect(await readdir(incoming)).toEqual([]);
  });

  it("does not mind leftovers of a crash: they are swept", async () => {
    const incoming = await temporaryFolder();
    await writeFile(path.join(incoming, "half"), "ha");
    await sweepIncoming(incoming);
    expect(await readdir(incoming)).toEqual([]);
  });
});
