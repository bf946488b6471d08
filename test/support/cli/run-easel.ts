import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { onTestFinished } from "vitest";
import { providers } from "../../../src/providers/registry.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const root = path.resolve(import.meta.dirname, "../../..");

/** How a command ended, and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** A command that runs in surroundings of its own. */
export interface RunningEasel {
  readonly child: ChildProcess;
  /** An empty folder for results. */
  readonly folder: string;
  /** The command's own folder for temporary files. */
  readonly temporary: string;
  readonly ended: Promise<Ended>;
}

interface Surroundings {
  /** On top of an empty world; undefined takes a variable away, so that .env may set it. */
  readonly settings?: Readonly<Record<string, string | undefined>>;
  /** What stands on standard input, which is then at its end. */
  readonly input?: string;
  /** The script that is started; `npm run` starts the first, which starts the second. */
  readonly entry?: "scripts/run.mjs" | "src/cli/easel.ts";
  readonly folder?: string;
}

/** An empty setting counts as absent, and keeps what a developer's .env says away. */
const noKeys = {
  DISCORD_TOKEN: "",
  EASEL_DEFAULT_MODEL: "",
  ...Object.fromEntries(providers.flatMap(({ enabledBy }) => enabledBy).map((name) => [name, ""])),
};

/** The environment of a command that is alone in the world, with these folders. */
export function ownSurroundings(folder: string, temporary: string) {
  return {
    ...noKeys,
    PATH: process.env["PATH"],
    HOME: folder,
    TMPDIR: temporary,
    EASEL_DATA_DIR: path.join(folder, "data"),
    EASEL_MODELS_DIR: path.join(root, "models"),
    EASEL_DEVICE: "cpu",
  };
}

/** Starts `easel <args>` with only these settings; killed when the test has ended. */
export async function startEasel(
  args: readonly string[],
  { settings = {}, input, entry = "src/cli/easel.ts", ...given }: Surroundings = {},
): Promise<RunningEasel> {
  const folder = given.folder ?? (await temporaryFolder());
  const temporary = path.join(folder, "tmp");
  await mkdir(temporary, { recursive: true });
  const script = path.join(root, entry);
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", script, ...args],
    {
      // The launcher goes to the repository by itself; the rest must not find the developer's .env.
      cwd: folder,
      env: { ...ownSurroundings(folder, temporary), ...settings },
      stdio: ["pipe", "pipe", "pipe"],
    },
  );
  let output = "";
  let errors = "";
  child.stdout.on("data", (data) => (output += String(data)));
  child.stderr.on("data", (data) => (errors += String(data)));
  // A command that ends early need not have read what it was given.
  child.stdin.on("error", () => {});
  if (input !== undefined) child.stdin.end(input);
  onTestFinished(() => void child.kill("SIGKILL"));
  const ended = once(child, "close").then(() => ({ code: child.exitCode, output, errors }));
  return { child, folder, temporary, ended };
}

/** Runs it to its end. */
export async function runEasel(
  args: readonly string[],
  surroundings: Surroundings = {},
): Promise<Ended & { readonly folder: string; readonly temporary: string }> {
  const { folder, temporary, ended } = await startEasel(args, surroundings);
  return { ...(await ended), folder, temporary };
}
