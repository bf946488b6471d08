import { describe, expect, it } from "vitest";
import { untilInterrupted } from "../../../../src/cli/imagine/until-interrupted.ts";

describe("an interrupted drawing", () => {
  it("hears of the first signal, and of no more when it has ended", async () => {
    const before = process.listenerCount("SIGHUP");
    const reason = await untilInterrupted(async (signal) => {
      expect(signal.aborted).toBe(false);
      process.emit("SIGHUP");
      process.emit("SIGHUP");
      return String(signal.reason);
    });
    expect(reason).toContain("Stopped.");
    expect(process.listenerCount("SIGHUP")).toBe(before);
  });
});
