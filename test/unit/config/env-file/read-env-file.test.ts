import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readEnvFile } from "../../../../src/config/env-file/read-env-file.ts";
import { ConfigError } from "../../../../src/domain/errors.ts";
import { spoken } from "../../../support/words/spoken.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

async function read(content: string | Uint8Array) {
  const file = path.join(await temporaryFolder(), ".env");
  await writeFile(file, content);
  return readEnvFile(file);
}

describe("the settings file", () => {
  it("may be absent", async () => {
    expect(readEnvFile(path.join(await temporaryFolder(), ".env"))).toBeUndefined();
  });

  it("keeps its first line when it begins with a byte order mark", async () => {
    const file = await read("\uFEFFDISCORD_TOKEN=AAAA.BBBB.CCCC\r\n");
    expect(file?.variables.get("DISCORD_TOKEN")).toBe("AAAA.BBBB.CCCC");
    expect(file?.remarks).toEqual([]);
  });

  it("is told of when its encoding had to be guessed", async () => {
    const file = await read(Buffer.from([0x41, 0x3d, 0xfc]));
    expect(file?.variables.get("A")).toBe("ü");
    expect(file?.remarks.map(spoken)).toEqual([expect.stringContaining("Windows-1252")]);
  });

  it("is refused in a sentence when it is no text, or no file", async () => {
    await expect(read(Buffer.from([0, 1, 2, 3]))).rejects.toThrow(ConfigError);
    await expect(read(Buffer.from([0, 1, 2, 3]))).rejects.toThrow("Save it as UTF-8 text");
    const folder = path.join(await temporaryFolder(), ".env");
    await mkdir(folder);
    expect(() => readEnvFile(folder)).toThrow(/\.env cannot be read \(EISDIR\)/);
  });

  it("is refused with all lines whose quotes never end", async () => {
    await expect(read("A='1\nB=\"2\n")).rejects.toThrow(/A \(line 1.*\n.*B \(line 2/);
  });
});
