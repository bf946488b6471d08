import { mkdir, readdir, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { openIncomingFolder } from "../../../src/download/temporary-file.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

async function* pieces(...texts: readonly (string | Error)[]) {
  for (const text of texts) {
    if (text instanceof Error) throw text;
    yield Buffer.from(text);
  }
}

describe("the folder for files on their way", () => {
  it("keeps a file for this user only, and takes it away", async () => {
    const folder = path.join(await temporaryFolder(), "incoming");
    const incoming = openIncomingFolder(folder);
    const file = await incoming.write(pieces("ab", "", "cde"));
    expect(file.bytes).toBe(5);
    expect((await stat(file.path)).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    await file[Symbol.asyncDispose]();
    await file[Symbol.asyncDispose]();
    expect(await readdir(folder)).toEqual([]);
  });

  it("keeps nothing of a file that broke off, and passes on why", async () => {
    const folder = await temporaryFolder();
    const broken = new Error("broken off");
    await expect(openIncomingFolder(folder).write(pieces("ab", broken))).rejects.toBe(broken);
    expect(await readdir(folder)).toEqual([]);
  });

  it("takes away what a killed process left, and nothing newer", async () => {
    const folder = await temporaryFolder();
    const [old, fresh] = ["old", "new"].map((name) => path.join(folder, name)) as [string, string];
    await mkdir(old);
    await writeFile(fresh, "");
    const longAgo = new Date(Date.now() - 2 * 60 * 60_000);
    await utimes(old, longAgo, longAgo);
    await using file = await openIncomingFolder(folder).write(pieces("a"));
    expect((await readdir(folder)).toSorted()).toEqual(
      [path.basename(file.path), "new"].toSorted(),
    );
  });

  it("is a private one of the system's where none is given, and goes with its file", async () => {
    const system = await temporaryFolder();
    vi.stubEnv("TMPDIR", system);
    onTestFinished(() => void vi.unstubAllEnvs());
    const file = await openIncomingFolder().write(pieces("ab"));
    const own = path.dirname(file.path);
    expect(path.dirname(own)).toBe(system);
    expect((await stat(own)).mode & 0o777).toBe(0o700);
    await file[Symbol.asyncDispose]();
    const broken = new Error("broken off");
    await expect(openIncomingFolder().write(pieces("ab", broken))).rejects.toBe(broken);
    expect(await readdir(system)).toEqual([]);
  });
});
