import { describe, expect, it } from "vitest";
import { SharedClock } from "../../../../../src/storage/dialects/postgres/shared-clock.ts";

/** What a database says whose clock is `ahead` of this process's, when the answer took `took`. */
function sample(ahead: number, took = 1, at = performance.now()) {
  return { asked: at, heard: at + took, database: Math.round(at + took / 2 + ahead) };
}

describe("the clock that processes share", () => {
  it("is the database's, wherever this machine's stands", () => {
    const clock = new SharedClock();
    clock.note(sample(5_000_000));
    const now = clock.steady();
    expect(Math.abs(now - (performance.now() + 5_000_000))).toBeLessThan(20);
    expect(Number.isInteger(now)).toBe(true);
  });

  it("follows the database when that is set anew, and not an answer that took long", () => {
    const clock = new SharedClock();
    clock.note(sample(1_000_000));
    clock.note(sample(1_000_400, 1000));
    expect(Math.abs(clock.steady() - (performance.now() + 1_000_000))).toBeLessThan(20);
    clock.note(sample(1_060_000));
    expect(Math.abs(clock.steady() - (performance.now() + 1_060_000))).toBeLessThan(20);
  });

  it("never goes back", () => {
    const clock = new SharedClock();
    clock.note(sample(1_000_000));
    const before = clock.steady();
    clock.note(sample(900_000));
    expect(clock.steady()).toBeGreaterThanOrEqual(before);
  });
});
