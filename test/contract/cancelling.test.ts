import { expect, it, onTestFinished } from "vitest";
import { CancelledByOwner, StudioStopping } from "../../src/domain/abort-reasons.ts";
import { openOnDouble } from "../support/vendors/open-on-double.ts";
import { runModel, testContext } from "../support/vendors/run-model.ts";
import { vendors } from "../support/vendors/vendors.ts";

/** A cancellation is at the service within so many milliseconds: what people are promised. */
const PROMPTLY_MS = 2000;

/** Services that answer with the picture itself have nothing that could be taken back. */
const withoutWay = ["segmind", "imagepipeline", "openai", "gemini"];
const able = Object.entries(vendors).filter(([id]) => !withoutWay.includes(id));

async function startHeld(id: string) {
  const vendor = vendors[id];
  if (!vendor) throw new Error(`no vendor ${id}`);
  const subject = await openOnDouble(id, vendor);
  onTestFinished(() => subject.close());
  const { double } = subject;
  if (!("hold" in double && "stopped" in double)) throw new Error(`${id} cannot be held`);
  double.hold?.();
  const stopped = () => double.stopped?.();
  const controller = new AbortController();
  const context = testContext({ signal: controller.signal });
  const run = runModel(subject.model(vendor.models[0] ?? ""), {}, context);
  await expect.poll(() => double.posts.length).toBe(1);
  return { double, run, stopped, abort: (reason: Error) => controller.abort(reason) };
}

it.each(able)("a cancelled picture is stopped at once: %s", async (id) => {
  const { double, run, stopped, abort } = await startHeld(id);
  const reason = new CancelledByOwner();
  abort(reason);
  await expect.poll(stopped, { timeout: PROMPTLY_MS, interval: 20 }).toBe(1);
  const { error, of } = await run;
  expect(error).toBe(reason);
  expect(of("picture")).toEqual([]);
  expect(double.posts).toHaveLength(1);
});

it.each(able.filter(([id]) => id !== "a1111"))(
  "a picture goes on at its service while only Easel stops: %s",
  async (id) => {
    const { run, stopped, abort } = await startHeld(id);
    const reason = new StudioStopping();
    abort(reason);
    expect((await run).error).toBe(reason);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(stopped()).toBe(0);
  },
);
