import { defineConfig } from "vitest/config";
import { postgresPrograms } from "./test/support/postgres/find-server.ts";

interface ProjectSettings {
  readonly maxWorkers?: number;
  readonly sequence?: { readonly groupOrder: number };
  readonly testTimeout?: number;
  readonly globalSetup?: string[];
  readonly exclude?: string[];
}

const project = (name: string, include: string[], extra: ProjectSettings = {}) => ({
  extends: true as const,
  test: { name, include, ...extra },
});

const twoAtOnce: ProjectSettings = { maxWorkers: 2, sequence: { groupOrder: 1 } };

/** Tests of what is stored, which hold on every database; those of PostgreSQL alone say when they are skipped. */
const onEveryDatabase = [
  "test/unit/storage/*.test.ts",
  "test/unit/pipeline/queue/recover.test.ts",
  "test/unit/pipeline/orders/admit.test.ts",
  "test/unit/pipeline/outcomes/account-report.test.ts",
];
/** Tests of the data folder's own database and files. */
const onDataFolderOnly = [
  "atomic-file",
  "faults",
  "hashed-pictures",
  "folder-lock",
  "lazy-modules",
  "open-storage",
];

/** Four processes that are stopped and killed, beside PostgreSQL and Redis, need both cores for themselves. */
const manyProcesses = "test/e2e/several/**/*.test.ts";

/** Needs a ComfyUI of one's own, at EASEL_TEST_COMFYUI. */
const realComfyUi = "test/e2e/remote/real-comfyui.test.ts";

export default defineConfig({
  test: {
    projects: [
      // Tests that wait for processes and loopback services run two at once. Databases and goldens keep
      // both cores busy by themselves: they come first, one after the other.
      project("unit", ["test/unit/**/*.test.ts", "test/architecture.test.ts"], twoAtOnce),
      project(
        "postgres",
        [
          ...(postgresPrograms() === undefined ? [] : onEveryDatabase),
          "test/postgres/**/*.test.ts",
        ],
        {
          globalSetup: ["./test/support/postgres/shared-server.ts"],
          exclude: onDataFolderOnly.map((name) => `test/unit/storage/${name}.test.ts`),
          testTimeout: 60_000,
        },
      ),
      project("contract", ["test/contract/**/*.test.ts"], twoAtOnce),
      project("golden", ["test/golden/**/*.test.ts"], { testTimeout: 60_000 }),
      project("several", [manyProcesses], { testTimeout: 120_000 }),
      project("e2e", ["test/e2e/**/*.test.ts"], {
        ...twoAtOnce,
        testTimeout: 120_000,
        // Only where somebody has one: docs/providers/comfyui.md.
        exclude: [
          manyProcesses,
          ...(process.env["EASEL_TEST_COMFYUI"] === undefined ? [realComfyUi] : []),
        ],
      }),
    ],
    reporters: ["default", "./test/support/closing-line.ts"],
    testTimeout: 20_000,
    expect: { poll: { timeout: 10_000 } },
    hookTimeout: 60_000,
    pool: "forks",
    // Two shared cores can hold a process up for seconds; what fails twice has another reason.
    retry: process.env["CI"] === undefined ? 0 : 1,
    env: { ORT_DISABLE_TELEMETRY: "1" },
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      // The page runs in the browser, where its tests drive it; entry points run as processes of their own.
      exclude: ["src/playground/page/**", "src/**/*.d.ts"],
      reporter: ["text-summary", "json-summary"],
      thresholds: { lines: 90 },
    },
  },
});
