import { describe, expect, it } from "vitest";
import { MessageChain } from "../../../../src/discord/progress/message-chain.ts";
import { settle, SimulatedClock } from "../../../support/pipeline/simulated-clock.ts";

/** A chain on simulated time whose edits are noted, and held where the test says so. */
function open(goesOn = true) {
  const clock = new SimulatedClock(0);
  const edits: { readonly name: string; readonly at: number }[] = [];
  const failures: unknown[] = [];
  const chain = new MessageChain({
    now: clock.now,
    sleep: clock.sleep,
    onFailure: (error) => {
      failures.push(error);
      return goesOn;
    },
  });
  const show = (name: string, until?: Promise<void>, interval = 1200): void =>
    chain.show(async () => {
      edits.push({ name, at: clock.now() });
      await until;
    }, interval);
  return { chain, clock, edits, failures, show };
}

describe("the edits of a message", () => {
  it("begin at once, and keep their distance; only the newest waits", async () => {
    const { clock, edits, show } = open();
    show("first");
    await settle();
    show("second");
    show("third");
    await clock.advance(1199);
    expect(edits).toEqual([{ name: "first", at: 0 }]);
    await clock.advance(1);
    expect(edits.slice(1)).toEqual([{ name: "third", at: 1200 }]);
  });

  it("do not wait for the longer interval of an edit that they replace", async () => {
    const { clock, edits, show } = open();
    show("first");
    await settle();
    show("a place in the queue", undefined, 5000);
    await clock.advance(1000);
    show("progress");
    await clock.advance(200);
    expect(edits.slice(1)).toEqual([{ name: "progress", at: 1200 }]);
  });

  it("go one after the other, however long one takes", async () => {
    const { clock, edits, show } = open();
    const held = Promise.withResolvers<void>();
    show("first", held.promise);
    await settle();
    show("second");
    await clock.advance(5000);
    expect(edits).toHaveLength(1);
    held.resolve();
    await clock.advance(1200);
    expect(edits[1]).toEqual({ name: "second", at: 6200 });
  });

  it("end with the one under way when it is settled; nothing comes after", async () => {
    const { chain, clock, edits, show } = open();
    const held = Promise.withResolvers<void>();
    let isSettled = false;
    show("first", held.promise);
    await settle();
    show("second");
    const settled = chain.settle().then(() => (isSettled = true));
    await settle();
    expect(isSettled).toBe(false);
    held.resolve();
    await settled;
    show("third");
    await clock.advance(5000);
    expect(edits).toEqual([{ name: "first", at: 0 }]);
  });

  it("that wait for their time do not hold the settling up", async () => {
    const { chain, edits, show } = open();
    show("first");
    await settle();
    show("second");
    await chain.settle();
    expect(edits).toHaveLength(1);
  });

  it("lose none that is asked for around the end of the one before, in whatever turn", async () => {
    for (let turns = 0; turns < 12; turns += 1) {
      const { clock, edits, show } = open();
      const held = Promise.withResolvers<void>();
      show("first", held.promise);
      await settle();
      held.resolve();
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      show("second");
      await clock.advance(1200);
      expect([turns, ...edits.map(({ name }) => name)]).toEqual([turns, "first", "second"]);
    }
  });

  it.each([
    [true, 2],
    [false, 1],
  ])("go on after a failure if that makes sense: %s", async (goesOn, count) => {
    const { clock, edits, failures, show } = open(goesOn);
    const broken = Promise.reject(new Error("no"));
    broken.catch(() => undefined);
    show("first", broken);
    await settle();
    show("second");
    await clock.advance(1200);
    expect(edits).toHaveLength(count);
    expect(failures).toHaveLength(1);
  });
});
