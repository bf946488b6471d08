import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

/** A Python with training/requirements.txt; `.ci/run` makes one. */
const python = process.env["EASEL_TEST_TRAINING"];

it.skipIf(python === undefined)(
  "training passes its own tests",
  async () => {
    const { stderr } = await promisify(execFile)(
      python ?? "",
      ["-m", "unittest", "discover", "-s", "training/tests", "-t", "training"],
      { cwd: root, maxBuffer: 64 * 1024 * 1024 },
    );
    expect(stderr).toMatch(/Ran \d{2,} tests/);
    expect(stderr.trimEnd()).toMatch(/OK$/);
  },
  900_000,
);
