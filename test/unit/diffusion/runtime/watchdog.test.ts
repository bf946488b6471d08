import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { Watchdog } from "../../../../src/diffusion/runtime/watchdog.ts";

describe("the watchdog", () => {
  it("barks at a silence after the first word", async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const watchdog = new Watchdog({ beginMs: 60_000, leastMs: 10 }, () => resolve("silence"));
    watchdog.start();
    watchdog.hear();
    expect(await promise).toBe("silence");
  });

  it("is patient with one that has been slow before", async () => {
    let barked = false;
    const watchdog = new Watchdog({ beginMs: 60_000, leastMs: 500 }, () => (barked = true));
    watchdog.start();
    watchdog.hear();
    await setTimeout(100);
    watchdog.hear();
    await setTimeout(700);
    expect(barked).toBe(false);
    watchdog.rest();
  });

  it("does not bark while it rests", async () => {
    let barked = false;
    const watchdog = new Watchdog({ beginMs: 5, leastMs: 5 }, () => (barked = true));
    watchdog.start();
    watchdog.rest();
    await setTimeout(30);
    expect(barked).toBe(false);
  });
});
