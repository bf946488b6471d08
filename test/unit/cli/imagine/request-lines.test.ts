import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { requestLines } from "../../../../src/cli/imagine/request-lines.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

async function linesOf(file: string): Promise<string[]> {
  const lines: string[] = [];
  const { signal } = new AbortController();
  for await (const line of requestLines(file, signal)) lines.push(line.trim());
  return lines;
}

describe("a requests file", () => {
  it("is read line by line, whatever editor wrote it", async () => {
    const file = path.join(await temporaryFolder(), "requests.jsonl");
    await writeFile(file, '\uFEFF{"a":1}\r\n{"b":2}\n');
    expect(await linesOf(file)).toEqual(['{"a":1}', '{"b":2}', ""]);
  });

  it.each(["missing.jsonl", "."])("that cannot be read (%s) is a wrong option", async (name) => {
    const file = path.join(await temporaryFolder(), name);
    await expect(linesOf(file)).rejects.toThrow("--requests names");
  });
});
