import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Logger } from "../../../src/lib/logger.ts";
import { keepTidy } from "../../../src/storage/keep-tidy.ts";
import type { TidyReport } from "../../../src/storage/tidy.ts";

const HOUR_MS = 3_600_000;
const limits = { days: 1, totalBytes: 1, months: 1 };
const nothing = { pictures: 0, bytes: 0, jobs: 0 };

function tidying(tidy: () => Promise<TidyReport>, forgetTokens = async () => 0) {
  const lines: string[] = [];
  const write = (_: object, words: string) => lines.push(words);
  const log: Logger = { debug: write, info: write, warn: write, error: write };
  return { stop: keepTidy({ tidy, jobs: { forgetTokens } }, limits, log), lines };
}

describe("retention", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("runs at once, and every hour until it is stopped", async () => {
    let runs = 0;
    const { stop } = tidying(async () => {
      runs += 1;
      return nothing;
    });
    expect(runs).toBe(1);
    await vi.advanceTimersByTimeAsync(2 * HOUR_MS);
    expect(runs).toBe(3);
    await stop();
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(runs).toBe(3);
  });

  it("says what it removed, and keeps quiet when there was nothing", async () => {
    const found = [{ pictures: 3, bytes: 9, jobs: 2 }, nothing];
    const { stop, lines } = tidying(async () => found.shift() ?? nothing);
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    await stop();
    expect(lines).toEqual(["Removed what is too old"]);
  });

  it("tries again after a failure", async () => {
    let runs = 0;
    const { stop, lines } = tidying(() => {
      runs += 1;
      return Promise.reject(new Error("disk full"));
    });
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    await stop();
    expect(runs).toBe(2);
    expect(lines[0]).toBe("Could not remove what is too old");
  });

  it("forgets tokens within a minute after they ended", async () => {
    let times = 0;
    const { stop } = tidying(
      async () => nothing,
      async () => (times += 1),
    );
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    await stop();
    expect(times).toBe(6);
  });
});
