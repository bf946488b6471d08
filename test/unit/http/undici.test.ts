import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const run = promisify(execFile);

describe("loading undici", () => {
  it("leaves discord.js its own dispatcher, without which it could upload no files", async () => {
    const script = `
      const { REST } = await import("discord.js");
      const before = globalThis[Symbol.for("undici.globalDispatcher.1")];
      const { openUndici } = await import(${JSON.stringify(new URL("../../../src/http/undici.ts", import.meta.url).href)});
      await openUndici();
      const after = globalThis[Symbol.for("undici.globalDispatcher.1")];
      process.stdout.write(JSON.stringify([typeof REST, before !== undefined, before === after]));
    `;
    const { stdout } = await run(process.execPath, [
      "--disable-warning=ExperimentalWarning",
      "--input-type=module",
      "--eval",
      script,
    ]);
    expect(JSON.parse(stdout)).toEqual(["function", true, true]);
  });
});
