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
import type { Witness } from "./start-witness.ts";

/** The kernel counts processor time in hundredths of a second. */
const TICK_MS = 10;

/** How long what Discord says is on its way to the bot; it answers within 50 to 200 ms. */
const DISCORD_LATENCY_MS = 50;

/** A bot in a process of its own, with a loopback Discord in this one. */
export interface MeasuredBot extends AsyncDisposable {
  readonly discord: LoopbackDiscord;
  readonly easel: EaselProcess;
  /** Delays of the bot's event loop since the last call, in milliseconds. */
  loopDelays(): Promise<readonly number[]>;
  /** Resident memory of the bot's own process, in megabytes (10^6 bytes), as the kernel counts it. */
  residentMegabytes(): Promise<number>;
  /** Processor time that the bot's process has taken so far, in milliseconds. */
  processorMilliseconds(): Promise<number>;
}

/** Starts one with fresh data; `settings` come on top, and a witness stands before Discord. */
export async function startMeasuredBot(
  settings: Readonly<Record<string, string>> = {},
  witness?: Witness,
): Promise<MeasuredBot> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "easel-bench-"));
  const publicPort = await witness?.standBefore("discord", DISCORD_LATENCY_MS);
  const discord = await startLoopbackDiscord(publicPort === undefined ? {} : { publicPort });
  witness?.pointTo("discord", discord.port);
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
    async processorMilliseconds() {
      const stat = await readFile(`/proc/${easel.child.pid}/stat`, "utf8");
      // The fields after the command's name; user and system time are the 12th and 13th of them.
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
    },
    async [Symbol.asyncDispose]() {
      await easel.stop();
      await discord.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
