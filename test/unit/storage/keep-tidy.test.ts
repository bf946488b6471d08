import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Logger } from "../../../src/lib/logger.ts";
import { keepTidy } from "../../../src/storage/keep-tidy.ts";
import type { PictureStore, Removal } from "../../../src/storage/picture-store.ts";

const HOUR_MS = 3_600_000;
const limits = { days: 1, totalBytes: 1 };

function tidying(retain: () => Promise<Removal>) {
  const lines: string[] = [];
  const write = (_: object, words: string) => lines.push(words);
  const log: Logger = { debug: write, info: write, warn: write, error: write };
  const store: PictureStore = {
    put: () => Promise.resolve(""),
    keep: () => Promise.resolve(""),
    get: async () => undefined,
    retain,
  };
  return { stop: keepTidy(store, limits, log), lines };
}

describe("retention", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("runs at once, and every hour until it is stopped", async () => {
    let runs = 0;
    const { stop } = tidying(async () => {
      runs += 1;
      return { pictures: 0, bytes: 0 };
    });
    expect(runs).toBe(1);
    await vi.advanceTimersByTimeAsync(2 * HOUR_MS);
    expect(runs).toBe(3);
    await stop();
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(runs).toBe(3);
  });

  it("says what it removed, and keeps quiet when there was nothing", async () => {
    const found = [
      { pictures: 3, bytes: 9 },
      { pictures: 0, bytes: 0 },
    ];
    const { stop, lines } = tidying(async () => found.shift() ?? { pictures: 0, bytes: 0 });
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    await stop();
    expect(lines).toEqual(["Removed old pictures"]);
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
    expect(lines[0]).toBe("Could not remove old pictures");
  });
});
