import { stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigError } from "../../../src/domain/errors.ts";
import { lockFolder } from "../../../src/storage/folder-lock.ts";
import { startScript } from "../../support/start-script.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const lockUrl = new URL("../../../src/storage/folder-lock.ts", import.meta.url).href;

describe("the lock of a folder", () => {
  it("is held by one process, and ends with it however it ends", async () => {
    const folder = await temporaryFolder();
    const child = startScript(`
      import { lockFolder } from ${JSON.stringify(lockUrl)};
      lockFolder(${JSON.stringify(folder)});
      console.log("locked");
      setInterval(() => {}, 1000);
    `);
    await child.lines(1);
    expect(() => lockFolder(folder)).toThrow(`Another Easel is already using ${folder}`);
    await child.kill();
    const unlock = lockFolder(folder);
    unlock();
  });

  it("is a file for this user only, and stays held when it is asked for again", async () => {
    const folder = await temporaryFolder();
    const unlock = lockFolder(folder);
    expect((await stat(path.join(folder, "lock.db"))).mode & 0o777).toBe(0o600);
    expect(() => lockFolder(folder)).toThrow("Another Easel is already using");
    const child = startScript(`
      import { lockFolder } from ${JSON.stringify(lockUrl)};
      try { lockFolder(${JSON.stringify(folder)}); console.log("taken"); }
      catch { console.log("refused"); }
    `);
    expect(await child.lines(1)).toEqual(["refused"]);
    unlock();
  });

  it("is kept even when nobody keeps the key", async () => {
    const folder = await temporaryFolder();
    const child = startScript(
      `
        import { lockFolder } from ${JSON.stringify(lockUrl)};
        lockFolder(${JSON.stringify(folder)});
        globalThis.gc();
        setInterval(() => {}, 1000);
        setTimeout(() => console.log("collected"), 50);
      `,
      ["--expose-gc"],
    );
    await child.lines(1);
    expect(() => lockFolder(folder)).toThrow("already using");
  });

  it("can be let go twice, and taken again", async () => {
    const folder = await temporaryFolder();
    const unlock = lockFolder(folder);
    unlock();
    unlock();
    lockFolder(folder)();
  });

  it("says so when the folder cannot be written", () => {
    expect(() => lockFolder("/nowhere/at/all")).toThrow(ConfigError);
    expect(() => lockFolder("/nowhere/at/all")).toThrow(
      "The data folder /nowhere/at/all cannot be written",
    );
  });

  it("says what else went wrong in its own words", async () => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, "lock.db"), "this is no database and never was one");
    expect(() => lockFolder(folder)).toThrow("not a database");
  });
});
