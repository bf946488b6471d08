// `npm test`: types, lint, format, unused code, then every test. Its last line is the verdict.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { checks, runTool } from "./tools.ts";

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

async function runTests(args: readonly string[]): Promise<Counts> {
  const folder = await mkdtemp(path.join(tmpdir(), "easel-test-"));
  const file = path.join(folder, "counts.json");
  const code = await runTool(["vitest", "run", ...args], { EASEL_TEST_COUNTS: file });
  const counts = await readFile(file, "utf8").then(
    (text) => JSON.parse(text) as Counts,
    () => ({ passed: 0, failed: 1, skipped: 0 }),
  );
  await rm(folder, { recursive: true });
  // A run can fail without a failed test: an unhandled rejection, or too little coverage.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
for (const step of Object.values(checks).flat()) {
  const code = await runTool(step);
  total[code === 0 ? "passed" : "failed"] += 1;
  if (code !== 0) console.log(`${step.join(" ")} failed`);
}
const tests = await runTests(process.argv.slice(2));
const passed = total.passed + tests.passed;
const failed = total.failed + tests.failed;
process.exitCode = failed === 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed, ${tests.skipped} skipped`);
