import { describe, expect, it } from "vitest";
import { sleep } from "../../../src/lib/sleep.ts";

describe("sleep", () => {
  it("ends after its time", async () => {
    await expect(sleep(1)).resolves.toBeUndefined();
  });

  it("rejects with the signal's own reason when it aborts", async () => {
    const controller = new AbortController();
    const reason = new Error("cancelled");
    const waiting = sleep(60_000, controller.signal);
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
  });

  it("rejects at once when the signal has already aborted", async () => {
    await expect(sleep(60_000, AbortSignal.abort("gone"))).rejects.toBe("gone");
  });
});
