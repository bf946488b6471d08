import { readdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createFileCache } from "../../../src/providers/file-cache.ts";
import { RecordingLog } from "../../support/pipeline/recording-log.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

describe("a provider's cache in files", () => {
  it("gives back what it kept, and nothing for half of a file", async () => {
    const folder = path.join(await temporaryFolder(), "cache/one");
    const cache = createFileCache(folder, new RecordingLog());
    expect(await cache.read("models")).toBeUndefined();
    await cache.write("models", [1, "two"]);
    expect(await cache.read("models")).toEqual([1, "two"]);
    await writeFile(path.join(folder, "models.json"), "[1,");
    expect(await cache.read("models")).toBeUndefined();
  });

  it("is for its owner alone", async () => {
    const folder = path.join(await temporaryFolder(), "cache/one");
    await createFileCache(folder, new RecordingLog()).write("models", []);
    const names = await readdir(folder);
    const open = [folder, ...names.map((name) => path.join(folder, name))];
    const modes = await Promise.all(open.map(async (each) => (await stat(each)).mode & 0o077));
    expect(modes).toEqual([0, 0]);
  });

  it("warns and goes on where it cannot write", async () => {
    const file = path.join(await temporaryFolder(), "file");
    await writeFile(file, "");
    const log = new RecordingLog();
    await createFileCache(file, log).write("models", []);
    expect(log.lines).toHaveLength(1);
  });
});
