import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";

/** A process of its own that runs a script, for tests that kill it. */
export interface StartedScript {
  /** Waits for the next lines of its output. */
  lines(count: number): Promise<readonly string[]>;
  /** Kills it as `kill -9` does, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Runs a module's text in another Node process (with these flags), killed when the test ends. */
export function startScript(text: string, flags: readonly string[] = []): StartedScript {
  const child = spawn(process.execPath, [...flags, "--input-type=module", "--eval", text], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (part) => (errors += String(part)));
  const output = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  onTestFinished(kill);
  return {
    kill,
    async lines(count) {
      const lines: string[] = [];
      while (lines.length < count) {
        const next = await output.next();
        if (next.done === true) throw new Error(`the script ended early: ${errors}`);
        lines.push(next.value);
      }
      return lines;
    },
  };
}
