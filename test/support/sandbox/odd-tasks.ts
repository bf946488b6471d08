// A child for tests: tasks that do what a hostile file would have it do.
import { readFile, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { UserError } from "../../../src/domain/errors.ts";
import { serveTasks } from "../../../src/sandbox/serve-tasks.ts";
import { say } from "../../../src/words/index.ts";

/** "ok", or the code of what stands against it. */
async function attempt(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return "ok";
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
}

export const oddTasks = {
  echo: async (value: unknown, files: readonly Buffer[]) => ({ value, files }),

  pid: async () => ({ value: process.pid }),

  environment: async () => ({ value: process.env }),

  /** What it may do with the machine: files to read and to write, an address, a program. */
  async reach({ secret, port }: { secret: string; port: number }) {
    const connected = () =>
      new Promise((resolve, reject) => {
        connect(port, "127.0.0.1").on("connect", resolve).on("error", reject);
      });
    return {
      value: {
        read: await attempt(() => readFile(secret)),
        write: await attempt(() => writeFile(secret, "mine")),
        connect: await attempt(connected),
        spawn: await attempt(async () => spawn("true")),
      },
    };
  },

  refuse: async () => {
    throw new UserError("invalid-picture", say("images.empty-file"));
  },

  fail: async () => {
    throw new Error("a fault of ours");
  },

  /** Holds up its event loop for ever. */
  block: async () => {
    for (;;) Math.random();
  },

  wait: async (milliseconds: number) => {
    await wait(milliseconds);
    return { value: process.pid };
  },

  /** Works until its limit of processor time, a little at a time. */
  burn: async () => {
    for (;;) {
      const end = performance.now() + 10;
      while (performance.now() < end) Math.random();
      await wait(0);
    }
  },

  fill: async () => {
    const all: Buffer[] = [];
    for (;;) {
      all.push(Buffer.alloc(4_000_000, 1));
      await wait(0);
    }
  },

  fillAtOnce: async () => {
    const all: Buffer[] = [];
    for (;;) all.push(Buffer.alloc(4_000_000, 1));
  },

  fillHeap: async () => {
    const all: object[] = [];
    for (;;) all.push({ index: all.length });
  },

  crash: async () => {
    process.kill(process.pid, "SIGSEGV");
    await wait(10_000);
    return {};
  },
};

serveTasks(oddTasks);
