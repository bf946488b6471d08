import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const file = new URL("../../../src/lib/create-logger.ts", import.meta.url).href;

/** What a process of its own writes to standard error when it logs so. */
async function logged(call: string): Promise<string> {
  const script = `const { createLogger } = await import("${file}"); const log = await createLogger("info"); ${call}`;
  const { stderr } = await promisify(execFile)(process.execPath, [
    "--input-type=module",
    "-e",
    script,
  ]);
  return stderr;
}

describe("the log", () => {
  it("shows operators the stack of a bug under its incident number", async () => {
    const line: unknown = JSON.parse(
      await logged('log.error({ incident: "1a2b", error: new TypeError("boom") }, "a bug");'),
    );
    expect(line).toMatchObject({
      incident: "1a2b",
      error: { name: "TypeError", message: "boom", stack: expect.stringContaining("boom") },
    });
  });

  it("never shows a token", async () => {
    const text = await logged(
      'log.info({ token: "abc.def", place: { token: "ghi" } }, "a place");',
    );
    expect(text).toContain("[secret]");
    expect(text).not.toMatch(/abc|ghi/);
  });
});
