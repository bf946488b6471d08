import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Watchdog } from "../../../../src/diffusion/runtime/watchdog.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A watchdog, and how often it has barked. */
function watchdog() {
  const barks: string[] = [];
  const dog = new Watchdog({ beginMs: 60_000, leastMs: 1000 }, () => barks.push("silence"));
  return { dog, barks };
}

describe("the watchdog", () => {
  it("waits for the first step, whatever else is heard before", () => {
    const { dog, barks } = watchdog();
    dog.start();
    vi.advanceTimersByTime(59_000);
    dog.hear("word");
    vi.advanceTimersByTime(59_000);
    expect(barks).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(barks).toEqual(["silence"]);
  });

  it("barks at a silence after the steps", () => {
    const { dog, barks } = watchdog();
    dog.start();
    dog.hear("step");
    dog.hear("step");
    vi.advanceTimersByTime(1000);
    expect(barks).toEqual(["silence"]);
  });

  it("is patient with one whose steps are slow", () => {
    const { dog, barks } = watchdog();
    dog.start();
    vi.advanceTimersByTime(40_000);
    dog.hear("step");
    vi.advanceTimersByTime(119_000);
    expect(barks).toEqual([]);
    dog.hear("step");
    vi.advanceTimersByTime(2_000_000);
    expect(barks).toEqual([]);
    vi.advanceTimersByTime(1_000_000);
    expect(barks).toEqual(["silence"]);
  });

  it("does not bark while it rests, whatever it hears", () => {
    const { dog, barks } = watchdog();
    dog.start();
    dog.rest();
    dog.hear("word");
    vi.advanceTimersByTime(100_000);
    expect(barks).toEqual([]);
  });
});
