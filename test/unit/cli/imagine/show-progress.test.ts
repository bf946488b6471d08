import { describe, expect, it } from "vitest";
import { progressLine } from "../../../../src/cli/imagine/show-progress.ts";
import { wordsFor } from "../../../../src/words/index.ts";
import type { Progress } from "../../../../src/pipeline/audience.ts";

const progress = (change: Partial<Progress>): Progress => ({
  fraction: 0,
  position: undefined,
  step: undefined,
  steps: undefined,
  secondsLeft: undefined,
  preview: undefined,
  ...change,
});

function terminal(isTTY: boolean, columns = 120) {
  const written: string[] = [];
  return { written, isTTY, columns, write: (text: string) => written.push(text) };
}

const words = wordsFor("en");

describe("the progress bar", () => {
  it("shows how far the drawing is, on one line that is drawn anew", () => {
    const screen = terminal(true);
    const line = progressLine("Drawing a\ncat", words, screen);
    line.show(progress({ fraction: 0.5, step: 10, steps: 20, secondsLeft: 1.2 }));
    const [, half = ""] = screen.written;
    expect(half).toBe(
      `\r\u001B[K${"█".repeat(12)}${"░".repeat(12)} 50 %, step 10 of 20, 2 s left  Drawing a cat`,
    );
  });

  it("speaks German", () => {
    const screen = terminal(true);
    const line = progressLine("Zeichne x", wordsFor("de"), screen);
    line.show(progress({ fraction: 0.5, step: 10, steps: 20, secondsLeft: 1.2 }));
    expect(screen.written.at(-1)).toContain(" 50 %, Schritt 10 von 20, noch 2 s  Zeichne x");
  });

  it("never goes back", () => {
    const screen = terminal(true);
    const line = progressLine("x", words, screen);
    line.show(progress({ fraction: 0.5 }));
    line.show(progress({ fraction: 0.25 }));
    expect(screen.written.at(-1)).toContain(" 50 %");
  });

  it("never wraps", () => {
    const screen = terminal(true, 20);
    progressLine("x".repeat(100), words, screen).show(progress({ fraction: 0.5 }));
    const lengths = screen.written.map((text) => text.replace("\r\u001B[K", "").length);
    expect(Math.max(...lengths)).toBeLessThan(20);
  });

  it("gives way to the last words, once", () => {
    const screen = terminal(true);
    const line = progressLine("x", words, screen);
    line.end("Done.");
    line.end("Nothing was drawn.");
    line.show(progress({ fraction: 1 }));
    expect(screen.written.slice(1)).toEqual(["\r\u001B[KDone.\n"]);
  });

  it("writes nothing where there is no terminal", () => {
    const screen = terminal(false);
    const line = progressLine("x", words, screen);
    line.show(progress({ fraction: 1 }));
    line.end("Done.");
    expect(screen.written).toEqual([]);
  });
});
