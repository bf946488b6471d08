import { describe, expect, it } from "vitest";
import type { EngineEvent } from "../../../../src/diffusion/job.ts";
import type { InferenceProcess } from "../../../../src/diffusion/runtime/inference-process.ts";
import { performOrder } from "../../../../src/diffusion/runtime/perform-order.ts";
import type { Order, Report } from "../../../../src/diffusion/runtime/protocol.ts";
import { Task } from "../../../../src/diffusion/runtime/task.ts";
import { quoted } from "../../../../src/words/index.ts";
import { tinyJob } from "../../../support/diffusion/tiny-model.ts";

/** A process that only notes what it is told; the test reports in its place. */
function start(task: Task) {
  const orders: Order[] = [];
  let killed = false;
  let tell: ((report: Report) => void) | undefined;
  const listeners = new Set<unknown>();
  const process: InferenceProcess = {
    pid: 1,
    send: (order) => void orders.push(order),
    kill: () => (killed = true),
    ended: new Promise(() => {}),
    whenEnded(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const ending = performOrder(task, process, {
    listen: (listener) => (tell = listener),
    cancelWithinMs: 1000,
  });
  const [first] = orders;
  const id = first !== undefined && "id" in first ? first.id : 0;
  return {
    orders,
    ending,
    id,
    report: (each: Report) => tell?.(each),
    isKilled: () => killed,
    listeners,
  };
}

const failure = { type: "failed", stage: "process", says: quoted("out of breath") } as const;

describe("performing an order", () => {
  it("sends the job with the pictures that are there already, and ends when it is done", async () => {
    const task = new Task({ type: "draw", job: tinyJob() });
    const order = start(task);
    expect(order.orders).toMatchObject([{ type: "draw", skip: [] }]);
    order.report({ type: "done", id: order.id + 1 });
    order.report({ type: "done", id: order.id });
    expect(await order.ending).toEqual({ type: "done" });
  });

  it("passes a failure on, and trusts no process that broke in itself", async () => {
    const wrong = start(new Task({ type: "draw", job: tinyJob() }));
    wrong.report({ ...failure, id: wrong.id, retryable: false });
    expect(await wrong.ending).toMatchObject({
      type: "failed",
      error: { message: "out of breath" },
    });
    expect(wrong.isKilled()).toBe(false);
    const broken = start(new Task({ type: "draw", job: tinyJob() }));
    broken.report({ ...failure, id: broken.id, retryable: true });
    expect(await broken.ending).toEqual({ type: "lost", reason: quoted("out of breath") });
    expect(broken.isKilled()).toBe(true);
  });

  it("waits for the end of the process no longer than for its own, which is kept otherwise", async () => {
    const order = start(new Task({ type: "draw", job: tinyJob() }));
    expect(order.listeners.size).toBe(1);
    order.report({ type: "done", id: order.id });
    await order.ending;
    expect(order.listeners.size).toBe(0);
  });

  it("sends a cancel when the task is abandoned", async () => {
    const task = new Task({ type: "warm", folder: "x" });
    const order = start(task);
    task.abandon(new Error("enough"));
    expect(order.orders.at(-1)).toEqual({ type: "cancel", id: order.id });
    order.report({ type: "done", id: order.id });
    await order.ending;
  });
});

describe("a task over two attempts", () => {
  it("repeats no warning and lets the fraction not fall", async () => {
    const task = new Task({ type: "draw", job: tinyJob() });
    const warning = { type: "warning", option: "prompt", message: quoted("too long") } as const;
    const progress = { type: "progress", index: 0, step: 1, steps: 4 } as const;
    task.take(warning);
    task.take({ ...progress, fraction: 0.5 });
    task.take(warning);
    task.take({ ...progress, fraction: 0.1 });
    task.events.finish();
    const events: EngineEvent[] = [];
    for await (const event of task.events) events.push(event);
    expect(events).toEqual([
      warning,
      { ...progress, fraction: 0.5 },
      { ...progress, fraction: 0.5 },
    ]);
  });
});
