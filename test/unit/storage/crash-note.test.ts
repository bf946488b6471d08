import { mkdir } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { leaveCrashNote, takeCrashNote } from "../../../src/storage/crash-note.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

describe("word of a crash", () => {
  it("is read once", async () => {
    const file = path.join(await temporaryFolder(), "crash.json");
    expect(takeCrashNote(file)).toBe(false);
    leaveCrashNote(file, "AB12CD");
    expect(takeCrashNote(file)).toBe(true);
    expect(takeCrashNote(file)).toBe(false);
  });

  it("that cannot be left or taken stops nobody", async () => {
    const folder = path.join(await temporaryFolder(), "crash.json");
    await mkdir(folder);
    expect(() => leaveCrashNote(folder, "AB12CD")).not.toThrow();
    expect(takeCrashNote(folder)).toBe(false);
  });
});
