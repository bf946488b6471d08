import { execFile } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { promisify } from "node:util";
import { HEAP_MEGABYTES } from "./limits.ts";

/** A program and its arguments. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

const run = promisify(execFile);

const SHELL = "/bin/sh";

/** Core dumps would hold what people sent; and a child has nothing to write into any file. */
const shellLimits = 'ulimit -c 0; ulimit -f 0; exec "$@"';

/** Linux: a network of its own, in which there is nothing, not even this machine. */
const withoutNetwork = ["unshare", "--user", "--map-current-user", "--net", "--"];

/** Linux: the end of this process is its end, whatever it is doing. */
const endsWithParent = ["setpriv", "--pdeathsig", "KILL", "--"];

/** What may stand before a program, the best first. */
const wrappers = [[...withoutNetwork, ...endsWithParent], withoutNetwork, endsWithParent];

/** Where programs of the system are found; the operator's own variables are not handed on. */
export const SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/**
 * The command that starts Node with `entry` in as narrow a place as this machine allows: without a
 * network (Linux with user namespaces), without writing (wherever there is a shell), no longer than
 * this process (Linux with setpriv; elsewhere the child looks after that itself), and by Node's own
 * permissions without children, threads and files other than those in `readable`.
 */
export async function sandboxCommand(entry: string, readable: readonly string[]): Promise<Command> {
  const node = [process.execPath, ...nodeOptions(readable), entry];
  const inner = [...(await bestWrapper()), ...node];
  const [file = process.execPath, ...args] = inner;
  if (!(await hasShell())) return { file, args };
  return { file: SHELL, args: ["-c", shellLimits, "sh", ...inner] };
}

function nodeOptions(readable: readonly string[]): readonly string[] {
  return [
    "--permission",
    // sharp is one; what it may open is limited there.
    "--allow-addons",
    ...readable.map((path) => `--allow-fs-read=${path}`),
    `--max-old-space-size=${HEAP_MEGABYTES}`,
    "--disallow-code-generation-from-strings",
    "--disable-warning=SecurityWarning",
    "--disable-warning=ExperimentalWarning",
  ];
}

let best: Promise<readonly string[]> | undefined;

/** Many containers forbid namespaces, and not every system has these programs; it is tried once. */
function bestWrapper(): Promise<readonly string[]> {
  best ??= tryWrappers();
  return best;
}

async function tryWrappers(): Promise<readonly string[]> {
  if (process.platform !== "linux") return [];
  for (const [program = "", ...options] of wrappers) {
    try {
      await run(program, [...options, "true"], { env: { PATH: SYSTEM_PATH }, timeout: 5000 });
      return [program, ...options];
    } catch {
      // The next best is tried.
    }
  }
  return [];
}

async function hasShell(): Promise<boolean> {
  if (process.platform === "win32") return false;
  try {
    await access(SHELL, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
