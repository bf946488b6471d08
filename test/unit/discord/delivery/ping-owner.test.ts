import { describe, expect, it } from "vitest";
import { createPingMemory } from "../../../../src/discord/delivery/ping-owner.ts";
import { openTestStorage } from "../../../support/open-test-storage.ts";

describe("the memory of calls", () => {
  it("lets the first call for a job through, also over restarts", async () => {
    const { settings } = await openTestStorage();
    const memory = createPingMemory(settings);
    expect(await memory.first("a")).toBe(true);
    expect(await memory.first("a")).toBe(false);
    expect(await createPingMemory(settings).first("a")).toBe(false);
  });

  it("loses none of those that come together", async () => {
    const { settings } = await openTestStorage();
    const memory = createPingMemory(settings);
    await Promise.all(["a", "b", "c"].map((id) => memory.first(id)));
    const again = createPingMemory(settings);
    const seconds = [];
    for (const id of ["a", "b", "c"]) seconds.push(await again.first(id));
    expect(seconds).toEqual([false, false, false]);
  });

  it("stays small", async () => {
    const { settings } = await openTestStorage();
    const memory = createPingMemory(settings);
    for (let index = 0; index <= 100; index += 1) await memory.first(`job${index}`);
    expect(await memory.first("job100")).toBe(false);
    expect(await memory.first("job0")).toBe(true);
  });
});
