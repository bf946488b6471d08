import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { createConnection } from "node:net";
import { freePort } from "../free-port.ts";

/** Whether a Redis server is installed here, 7 or newer. */
export const hasRedis: boolean = (() => {
  try {
    const version = execFileSync("redis-server", ["--version"], { encoding: "utf8" });
    return Number(/v=(\d+)/.exec(version)?.[1] ?? 0) >= 7;
  } catch {
    return false;
  }
})();

/** A Redis server of one's own on 127.0.0.1, whose data outlive a restart. */
export interface TestRedis {
  readonly url: string;
  pid(): number | undefined;
  /** Ends it at once. What it holds is on disk by then. */
  kill(): Promise<void>;
  /** Starts it again at the same place; `empty`: without its data. */
  again(change?: { readonly empty?: boolean }): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a Redis server in a folder. */
export async function launchRedis(folder: string): Promise<TestRedis> {
  const port = await freePort();
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const options = {
      port,
      bind: "127.0.0.1",
      dir: folder,
      appendonly: "yes",
      appendfsync: "always",
      save: "",
      "maxmemory-policy": "noeviction",
    };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
    server = spawn("redis-server", args, { stdio: "ignore" });
    for (let attempt = 0; attempt < 200; attempt += 1) {
      if (await answers(port)) return;
      await delay(25);
    }
    throw new Error("Redis did not start");
  };
  const kill = async (): Promise<void> => {
    const running = server;
    server = undefined;
    if (running === undefined || running.exitCode !== null) return;
    const gone = once(running, "exit");
    running.kill("SIGKILL");
    await gone;
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: () => server?.pid,
    kill,
    stop: kill,
    async again({ empty = false } = {}) {
      await kill();
      if (empty) {
        await rm(`${folder}/appendonlydir`, { recursive: true, force: true });
      }
      await start();
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: "127.0.0.1" });
    socket.once("error", () => resolve(false));
    socket.once("data", (data) => {
      socket.destroy();
      resolve(String(data).startsWith("+PONG"));
    });
    socket.once("connect", () => socket.write("PING\r\n"));
  });
}
