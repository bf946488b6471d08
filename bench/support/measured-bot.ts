import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type LoopbackDiscord, startLoopbackDiscord } from "../../src/playground/loopback/index.ts";
import {
  type EaselProcess,
  loopbackSettings,
  startProcess,
} from "../../test/support/easel-process.ts";

/** A bot in a process of its own, with a loopback Discord in this one. */
export interface MeasuredBot extends AsyncDisposable {
  readonly discord: LoopbackDiscord;
  readonly easel: EaselProcess;
  /** Delays of the bot's event loop since the last call, in milliseconds. */
  loopDelays(): Promise<readonly number[]>;
  /** Resident memory of the bot's own process, in megabytes (10^6 bytes), as the kernel counts it. */
  residentMegabytes(): Promise<number>;
}

/** Starts one with fresh data; `settings` come on top. */
export async function startMeasuredBot(
  settings: Readonly<Record<string, string>> = {},
): Promise<MeasuredBot> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "easel-bench-"));
  const discord = await startLoopbackDiscord();
  const easel = await startProcess(
    { ...loopbackSettings(discord, dataDir), ...settings },
    { nodeArgs: ["--import", new URL("loop-delay.ts", import.meta.url).href] },
  );
  return {
    discord,
    easel,
    async loopDelays() {
      easel.child.send("report");
      const [message] = await once(easel.child, "message");
      easel.child.send("reset");
      return (message as { loopDelays: readonly number[] }).loopDelays;
    },
    async residentMegabytes() {
      const status = await readFile(`/proc/${easel.child.pid}/status`, "utf8");
      return (Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024) / 1e6;
    },
    async [Symbol.asyncDispose]() {
      await easel.stop();
      await discord.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
