import { describe, expect, it } from "vitest";
import { EventQueue } from "../../../../src/diffusion/runtime/event-queue.ts";

async function drain(queue: EventQueue<number>): Promise<number[]> {
  const events: number[] = [];
  for await (const event of queue) events.push(event);
  return events;
}

describe("the event queue", () => {
  it("gives what was pushed before and during the iteration, then ends", async () => {
    const queue = new EventQueue<number>();
    queue.push(1);
    const drained = drain(queue);
    await Promise.resolve();
    queue.push(2);
    queue.finish();
    queue.push(3);
    expect(await drained).toEqual([1, 2]);
  });

  it("gives what was pushed before it failed, then the error; a later end changes nothing", async () => {
    const queue = new EventQueue<number>();
    queue.push(1);
    queue.fail(new Error("broken"));
    queue.finish();
    const events: number[] = [];
    const draining = (async () => {
      for await (const event of queue) events.push(event);
    })();
    await expect(draining).rejects.toThrow("broken");
    expect(events).toEqual([1]);
  });
});
