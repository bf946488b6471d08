import { describe, expect, it } from "vitest";
import { PartMemory } from "../../../../src/diffusion/runtime/part-memory.ts";
import { openSwappedSession } from "../../../../src/diffusion/runtime/swapped-session.ts";
import { type FakeSession, fakeSession } from "../../../support/diffusion/fake-session.ts";

const MEGABYTE = 2 ** 20;

const damaged = () => Promise.reject(new Error("damaged"));

/** A memory of 1000 MB, and a way to open parts in it that notes each load. */
function room() {
  const memory = new PartMemory(1000 * MEGABYTE);
  const open = async (megabytes: number, isAlone = false) => {
    const loads: FakeSession[] = [];
    const load = async () => {
      const session = fakeSession(loads.length);
      loads.push(session);
      return session;
    };
    const bytes = megabytes * MEGABYTE;
    return { loads, session: await openSwappedSession({ memory, bytes, isAlone, load }) };
  };
  const held = () => memory.held / MEGABYTE;
  return { memory, open, held };
}

describe("sessions in a memory of limited size", () => {
  it("stay as long as all of them fit", async () => {
    const { open, held, memory } = room();
    const first = await open(600);
    await open(400);
    await first.session.run({});
    expect([first.loads.length, held(), memory.releases]).toEqual([1, 1000, 0]);
  });

  it("leave in the order of their last use, and come back when they run again", async () => {
    const { open, held, memory } = room();
    const [first, second] = [await open(500), await open(400)];
    await first.session.run({});
    await open(300);
    expect([first.loads[0]?.isReleased, second.loads[0]?.isReleased]).toEqual([false, true]);
    expect(held()).toBe(800);
    expect(second.session.outputs.has("out")).toBe(true);
    expect((await second.session.run({})).get("out")?.data).toEqual(Float32Array.of(1));
    expect(first.loads[0]?.isReleased).toBe(true);
    expect(memory.releases).toBe(2);
  });

  it("let one in that is larger than the whole memory, alone", async () => {
    const { open, held } = room();
    const small = await open(100);
    await open(3000);
    expect(small.loads[0]?.isReleased).toBe(true);
    expect(held()).toBe(3000);
  });

  it("leave at once for a large part that wants to be alone, but small ones stay", async () => {
    const { open, held } = room();
    const [tiny, large] = [await open(10, true), await open(300, true)];
    await open(200, true);
    expect([tiny.loads[0]?.isReleased, large.loads[0]?.isReleased]).toEqual([false, true]);
    expect(held()).toBe(210);
  });

  it("are not released while they run", async () => {
    const { open } = room();
    const busy = await open(900);
    const running = busy.session.run({});
    await open(500);
    await running;
    expect(busy.loads[0]?.isReleased).toBe(false);
  });

  it("make room again when they are released by their owner, or cannot be loaded", async () => {
    const { open, held, memory } = room();
    const { session } = await open(700);
    await session.release();
    expect(held()).toBe(0);
    await expect(
      openSwappedSession({ memory, bytes: 5, isAlone: false, load: damaged }),
    ).rejects.toThrow("damaged");
    expect(held()).toBe(0);
  });
});
