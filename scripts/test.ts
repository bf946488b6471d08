// `npm test`: types, lint, format, unused code, then every test. Its last line is the verdict.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const tools = path.join(root, "node_modules", ".bin");

const checks: readonly (readonly string[])[] = [
  ["tsc", "-p", "."],
  ["tsc", "-p", "src/playground/page"],
  ["oxlint", "--type-aware", "--quiet"],
  ["oxfmt", "--check", "."],
  ["knip"],
];

// The tools must run on the same Node as the bot, whatever Node the machine has.
const environment = {
  ...process.env,
  PATH: [path.dirname(process.execPath), tools, process.env["PATH"]].join(path.delimiter),
  NODE_OPTIONS: "--disable-warning=ExperimentalWarning",
};

function run(command: string, args: readonly string[], extra: Record<string, string> = {}) {
  const child = spawn(path.join(tools, command), args, {
    cwd: root,
    env: { ...environment, ...extra },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return new Promise<number>((resolve) => {
    child.on("error", () => resolve(1));
    child.on("close", (code) => resolve(code ?? 1));
  });
}

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

async function runTests(args: readonly string[]): Promise<Counts> {
  const folder = await mkdtemp(path.join(tmpdir(), "easel-test-"));
  const file = path.join(folder, "counts.json");
  const code = await run("vitest", ["run", ...args], { EASEL_TEST_COUNTS: file });
  const counts = await readFile(file, "utf8").then(
    (text) => JSON.parse(text) as Counts,
    () => ({ passed: 0, failed: 1, skipped: 0 }),
  );
  await rm(folder, { recursive: true });
  // A run can fail without a failed test: an unhandled rejection, or too little coverage.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
for (const [command = "", ...args] of checks) {
  const code = await run(command, args);
  total[code === 0 ? "passed" : "failed"] += 1;
  if (code !== 0) console.log(`${[command, ...args].join(" ")} failed`);
}
const tests = await runTests(process.argv.slice(2));
const passed = total.passed + tests.passed;
const failed = total.failed + tests.failed;
process.exitCode = failed === 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed, ${tests.skipped} skipped`);
