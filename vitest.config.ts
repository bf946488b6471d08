import { defineConfig } from "vitest/config";

const project = (name: string, include: string[], extra: { testTimeout?: number } = {}) => ({
  extends: true as const,
  test: { name, include, ...extra },
});

export default defineConfig({
  test: {
    projects: [
      project("unit", ["test/unit/**/*.test.ts", "test/architecture.test.ts"]),
      project("contract", ["test/contract/**/*.test.ts"]),
      project("golden", ["test/golden/**/*.test.ts"], { testTimeout: 60_000 }),
      project("e2e", ["test/e2e/**/*.test.ts"], { testTimeout: 120_000 }),
    ],
    reporters: ["default", "./test/support/closing-line.ts"],
    testTimeout: 20_000,
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
