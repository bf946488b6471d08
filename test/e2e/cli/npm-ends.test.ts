import { type ChildProcess, spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { ownSurroundings, startEasel } from "../../support/cli/run-easel.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const root = path.resolve(import.meta.dirname, "../../..");

/** The playground's address, as soon as the output names it. */
async function addressIn(child: ChildProcess): Promise<string> {
  let output = "";
  for await (const data of child.stdout ?? []) {
    output += String(data);
    const address = /The playground is open: (\S+)/.exec(output)?.[1];
    if (address !== undefined) return new URL(address).origin;
  }
  throw new Error(`it ended before it was ready: ${output}`);
}

/** `npm start` in a process group of its own, so that nothing of it outlives the test. */
async function npmStart(folder: string) {
  const temporary = path.join(folder, "tmp");
  await mkdir(temporary, { recursive: true });
  const child = spawn("npm", ["start"], {
    cwd: root,
    env: { ...ownSurroundings(folder, temporary), EASEL_PORT: "0" },
    stdio: ["ignore", "pipe", "ignore"],
    detached: true,
  });
  onTestFinished(() => {
    try {
      process.kill(-(child.pid ?? 0), "SIGKILL");
    } catch {
      // All of it has ended.
    }
  });
  return { child, address: await addressIn(child) };
}

async function gone(address: string): Promise<void> {
  for (;;) {
    const answers = await fetch(address).then(
      () => true,
      () => false,
    );
    if (!answers) return;
    await sleep(50);
  }
}

describe("npm start", () => {
  it.each(["SIGTERM", "SIGHUP", "SIGKILL"] as const)(
    "ends Easel when npm is ended by %s, and starts again",
    async (signal) => {
      const folder = await temporaryFolder();
      const first = await npmStart(folder);
      first.child.kill(signal);
      await gone(first.address);
      const second = await npmStart(folder);
      expect(second.address).toMatch(/^http:/);
    },
  );

  it("ends Easel when its launcher is killed", async () => {
    const settings = { EASEL_PORT: "0" };
    const { child } = await startEasel(["start"], { settings, entry: "scripts/run.mjs" });
    const address = await addressIn(child);
    child.kill("SIGKILL");
    await gone(address);
  });
});
