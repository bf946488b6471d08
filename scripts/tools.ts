import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = path.join(root, "node_modules", ".bin");

/** What each check runs, in order: a tool and its arguments. */
export const checks = {
  typecheck: [
    ["tsc", "-p", "."],
    ["tsc", "-p", "src/playground/page"],
  ],
  lint: [["oxlint", "--type-aware", "--quiet"]],
  "format:check": [["oxfmt", "--check", "."]],
  unused: [["knip"]],
} as const satisfies Readonly<Record<string, readonly (readonly string[])[]>>;

// The tools must run on the same Node as the bot, whatever Node the machine has.
const environment = {
  ...process.env,
  PATH: [path.dirname(process.execPath), bin, process.env["PATH"]].join(path.delimiter),
  NODE_OPTIONS: "--disable-warning=ExperimentalWarning",
};

/** Runs a tool of node_modules in the repository; gives its exit status. */
export function runTool(
  [name = "", ...args]: readonly string[],
  extra: Readonly<Record<string, string>> = {},
): Promise<number> {
  const child = spawn(path.join(bin, name), args, {
    cwd: root,
    env: { ...environment, ...extra },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return new Promise((resolve) => {
    child.on("error", () => resolve(1));
    child.on("close", (code) => resolve(code ?? 1));
  });
}
