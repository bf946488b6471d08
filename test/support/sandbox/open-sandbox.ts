import { onTestFinished } from "vitest";
import type { Logger } from "../../../src/lib/logger.ts";
import { type FileSource, Sandbox } from "../../../src/sandbox/index.ts";
import { RecordingLog } from "../pipeline/recording-log.ts";
import { oddProgram } from "./odd-program.ts";

/** How a task of the tests differs from the usual. */
export interface TaskChange {
  readonly args?: unknown;
  readonly files?: readonly FileSource[];
  readonly lane?: "own" | "sent";
  readonly isPrecious?: boolean;
  readonly cpuMs?: number;
  readonly deadlineMs?: number;
}

/** A sandbox whose child does odd things; it is closed when the test has ended. */
export function openOddSandbox({
  size = 1,
  idleMs = 60_000,
  log = new RecordingLog(),
  entry = oddProgram.entry,
}: {
  readonly size?: number;
  readonly idleMs?: number;
  readonly log?: Logger;
  readonly entry?: string;
} = {}) {
  const sandbox = new Sandbox({ ...oddProgram, entry, size, idleMs, log });
  onTestFinished(() => sandbox.close());
  return {
    sandbox,
    perform: (task: string, change: TaskChange = {}) =>
      sandbox.perform({
        task,
        files: [],
        lane: "sent",
        isPrecious: false,
        cpuMs: 60_000,
        deadlineMs: 60_000,
        ...change,
      }),
  };
}
