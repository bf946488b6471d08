import { type ChildProcess, spawn } from "node:child_process";
import { constants, setPriority } from "node:os";
import { Socket } from "node:net";
import { createInterface } from "node:readline";
import { listenersOf } from "../lib/listeners-of.ts";
import type { Logger } from "../lib/logger.ts";
import { sandboxCommand, SYSTEM_PATH } from "./command.ts";
import { PIPE } from "./pipe.ts";

/** Which program a child runs, and the paths that it may read. */
export interface ChildProgram {
  /** The path of the module that calls `serveTasks`. */
  readonly entry: string;
  /** Files, and folders that end with a star. */
  readonly readable: readonly string[];
}

/** A process that was just started. */
export interface StartedProcess {
  readonly pid: number;
  /** Both directions. */
  readonly pipe: Socket;
  /** Settles when it has ended, with a few words about why; never rejects. */
  readonly ended: Promise<string>;
  /** Has somebody hear of that end; gives the function that takes the listener back. */
  readonly whenEnded: (listener: (end: string) => void) => () => void;
  kill(): void;
  /** Whether this process waits for it before it ends by itself. */
  hold(isHeld: boolean): void;
}

/** Lines of a child's last words that a log gets to see. */
const LAST_LINES = 15;

/** No keys, no settings: what a child gets to know of the environment is here. */
const environment = {
  PATH: SYSTEM_PATH,
  // Two arenas and two threads in the pool: a task decodes one picture.
  MALLOC_ARENA_MAX: "2",
  UV_THREADPOOL_SIZE: "2",
  // libvips then leaves out the loaders that are not safe for files of unknown origin.
  VIPS_BLOCK_UNTRUSTED: "1",
};

/** Starts a child, at a lower priority than the bot. Throws when the system gives no process. */
export async function startProcess(
  { entry, readable }: ChildProgram,
  log: Logger,
): Promise<StartedProcess> {
  const { file, args } = await sandboxCommand(entry, readable);
  const child = spawn(file, args, {
    // The first is never written to: its end tells the child that this process is gone.
    stdio: ["pipe", "ignore", "pipe", "pipe"],
    env: environment,
    windowsHide: true,
  });
  const ended = endOf(child, log);
  const pipe = child.stdio[PIPE];
  if (child.pid === undefined || !(pipe instanceof Socket)) {
    throw new Error(`No process could be started: ${await ended}`);
  }
  lowerPriority(child.pid, log);
  const handles = handlesOf(child, child.stdin, child.stderr, pipe);
  const hold = (isHeld: boolean): void => {
    for (const handle of handles) {
      if (isHeld) handle.ref();
      else handle.unref();
    }
  };
  const kill = (): void => {
    // Its end is waited for, and near.
    hold(true);
    child.kill("SIGKILL");
  };
  // What cannot be sent shows in the end of the process, which is what callers wait for.
  pipe.on("error", kill);
  child.stdin?.on("error", kill);
  return {
    pid: child.pid,
    pipe,
    ended,
    whenEnded: listenersOf(ended),
    kill,
    hold,
  };
}

function endOf(child: ChildProcess, log: Logger): Promise<string> {
  const lines: string[] = [];
  if (child.stderr !== null) {
    createInterface(child.stderr).on("line", (line) => {
      log.debug({ line }, "a child of the sandbox");
      if (lines.push(line) > LAST_LINES) lines.shift();
    });
  }
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => {
      const end = signal === null ? `exit code ${code ?? 0}` : `signal ${signal}`;
      resolve([end, ...lines].join("; "));
    });
  });
}

interface Handle {
  ref(): unknown;
  unref(): unknown;
}

function handlesOf(...values: readonly unknown[]): readonly Handle[] {
  return values.filter(isHandle);
}

function isHandle(value: unknown): value is Handle {
  return typeof value === "object" && value !== null && "ref" in value && "unref" in value;
}

function lowerPriority(pid: number, log: Logger): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch (error) {
    log.debug({ error }, "a child of the sandbox keeps its priority");
  }
}
