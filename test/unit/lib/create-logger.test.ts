import { spawnSync } from "node:child_process";
import { pathToFileURL } from "node:url";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");

/** Runs a script that has a logger called `log`, and gives what it wrote where. */
function run(script: string, level = "info") {
  const file = pathToFileURL(path.join(root, "src/lib/create-logger.ts")).href;
  const text = `
    import { createLogger } from "${file}";
    const log = await createLogger("${level}");
    ${script}`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", text], {
    encoding: "utf8",
  });
  return { stdout, lines: stderr.split("\n").filter(Boolean) };
}

describe("the logger", () => {
  it("writes one JSON object a line, to standard error only", () => {
    const { stdout, lines } = run(`log.info({ job: "abc" }, "begun"); log.debug({}, "unseen");`);
    expect(stdout).toBe("");
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ job: "abc", msg: "begun" }]);
  });

  it.each(["error", "err", "reason"])("keeps secrets of an error under %s to itself", (name) => {
    const { lines } = run(`
      const error = new TypeError("fetch failed");
      error.url = "https://discord.com/api/v10/webhooks/1/abcdefgh/messages";
      error.requestBody = { content: "a private apple" };
      log.error({ ${name}: error }, "a bug");
    `);
    const line = JSON.parse(lines[0] ?? "{}");
    expect(line).toMatchObject({
      msg: "a bug",
      [name]: { type: "TypeError", message: "fetch failed" },
    });
    expect(line[name].stack).toContain("TypeError: fetch failed");
    expect(lines.join("")).not.toMatch(/abcdefgh|private/);
  });
});
