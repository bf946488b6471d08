import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { LoopbackDiscord } from "../../src/playground/loopback/index.ts";

const root = path.resolve(import.meta.dirname, "../..");

// The same surroundings that `npm start` gives, so that tests and benches see what people see.
const compileCache = path.join(root, "node_modules/.cache/easel");

/** Easel as a process of its own, as `npm start` runs it. */
export interface EaselProcess {
  readonly child: ChildProcess;
  /** All that it has printed on standard error so far: its log. */
  log(): string;
  /** Ends it at once, as a power cut would; resolves when it is gone. */
  kill(): Promise<void>;
  /** Asks it to stop; resolves with its exit status. */
  stop(): Promise<number | null>;
}

/** The settings with which a process finds a loopback Discord. */
export function loopbackSettings(discord: LoopbackDiscord, dataDir: string) {
  return {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_CDN_URL: discord.cdnUrl,
    EASEL_DATA_DIR: dataDir,
    EASEL_DEVICE: "cpu",
    LOG_LEVEL: "info",
  };
}

export interface ProcessOptions {
  readonly command?: string;
  /** What it prints when it is ready. */
  readonly ready?: RegExp;
  readonly nodeArgs?: readonly string[];
}

/** Starts `easel <command>` with only these settings; resolves when it says `ready`. */
export async function startProcess(
  settings: Readonly<Record<string, string>>,
  options: ProcessOptions = {},
): Promise<EaselProcess> {
  const easel = launchProcess(settings, options);
  await easel.ready;
  return easel;
}

/** The same without waiting: `ready` rejects when it ends before. */
export function launchProcess(
  settings: Readonly<Record<string, string>>,
  { command = "start", ready = /is online|playground is open/, nodeArgs = [] }: ProcessOptions = {},
): EaselProcess & { readonly ready: Promise<void> } {
  const child = spawn(
    process.execPath,
    [
      "--disable-warning=ExperimentalWarning",
      "--max-semi-space-size=1",
      "--optimize-for-size",
      ...nodeArgs,
      "src/cli/easel.ts",
      command,
    ],
    {
      cwd: root,
      env: {
        PATH: process.env["PATH"],
        NODE_COMPILE_CACHE: compileCache,
        MALLOC_ARENA_MAX: "1",
        ...settings,
      },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    },
  );
  let log = "";
  let output = "";
  const isReady = Promise.withResolvers<void>();
  child.stderr?.on("data", (data) => (log += data));
  child.stdout?.on("data", (data) => {
    output += data;
    if (ready.test(output)) isReady.resolve();
  });
  child.once("exit", (code) =>
    isReady.reject(new Error(`Easel ended with ${code} before it was ready.\n${output}${log}`)),
  );
  const gone = once(child, "exit");
  // Whoever kills it early does not wait for it.
  isReady.promise.catch(() => {});
  return {
    child,
    ready: isReady.promise,
    log: () => output + log,
    async kill() {
      child.kill("SIGKILL");
      await gone;
    },
    async stop() {
      child.kill("SIGTERM");
      await gone;
      return child.exitCode;
    },
  };
}
