import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { limitMemory } from "../../../src/sandbox/limit-memory.ts";

/** A process that does nothing until the test has ended. */
async function sleeper(): Promise<number> {
  const child = spawn(process.execPath, ["-e", "console.log(1); setInterval(() => {}, 1e6)"]);
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return child.pid ?? 0;
}

function hasPrlimit(): boolean {
  try {
    execFileSync("prlimit", ["--version"]);
    return true;
  } catch {
    return false;
  }
}

describe("the limit of a child's memory", () => {
  it.runIf(process.platform === "linux" && hasPrlimit())(
    "is set beyond what it has, and it goes first when memory is short",
    async () => {
      const pid = await sleeper();
      const mapped = /VmData:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1];
      expect(await limitMemory(pid, 100_000_000)).toBe(true);
      const limits = await readFile(`/proc/${pid}/limits`, "utf8");
      const limit = Number(/Max data size\s+(\d+)/.exec(limits)?.[1]);
      expect(limit).toBeGreaterThanOrEqual(Number(mapped) * 1024 + 100_000_000);
      expect(limit).toBeLessThan(Number(mapped) * 1024 + 150_000_000);
      expect((await readFile(`/proc/${pid}/oom_score_adj`, "utf8")).trim()).toBe("1000");
    },
  );

  it("is not had for a process that is not there", async () => {
    expect(await limitMemory(2 ** 22 + 1, 1)).toBe(false);
  });
});
