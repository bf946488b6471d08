import { describe, expect, it } from "vitest";
import { untilAborted } from "../../../src/lib/until-aborted.ts";

describe("untilAborted", () => {
  it("gives what the work gives, with and without a signal", async () => {
    const { signal } = new AbortController();
    await expect(untilAborted(Promise.resolve(1))).resolves.toBe(1);
    await expect(untilAborted(Promise.resolve(2), signal)).resolves.toBe(2);
  });

  it("passes the work's error on", async () => {
    const { signal } = new AbortController();
    const error = new Error("broken");
    await expect(untilAborted(Promise.reject(error), signal)).rejects.toBe(error);
  });

  it("rejects with the reason when the signal aborts first", async () => {
    const controller = new AbortController();
    const waiting = untilAborted(new Promise<never>(() => {}), controller.signal);
    controller.abort("cancelled");
    await expect(waiting).rejects.toBe("cancelled");
  });

  it("rejects with the reason of a signal that has already aborted, whatever the work does later", async () => {
    const late = Promise.withResolvers<never>();
    await expect(untilAborted(late.promise, AbortSignal.abort("gone"))).rejects.toBe("gone");
    late.reject(new Error("nobody waits for this"));
  });
});
