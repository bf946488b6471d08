import { assert, asyncProperty } from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { GenerationRequest } from "../../src/domain/request.ts";
import { translateScheduler } from "../../src/providers/schedulers.ts";
import { requestFor, runModel, runPlan, testContext } from "../support/vendors/run-model.ts";
import { subjects } from "./model-subjects.ts";
import type { Subject, Wire } from "./model-subjects.ts";
import { randomRequest } from "./random-request.ts";

type RemoteSubject = Subject & { readonly wire: Wire };

const remote = Object.entries(subjects).filter(([id]) => !id.startsWith("local/"));

describe.each(remote)("the remote model %s", (id, start) => {
  let subject: RemoteSubject;
  beforeEach(async () => {
    const started = await start();
    if (!started.wire) throw new Error(`${id} has no wire`);
    subject = { ...started, wire: started.wire };
  });
  afterEach(async () => subject.close());

  it("sends every option of the effective request, and nothing else", async () => {
    const { model, wire } = subject;
    const sent = async (asked: GenerationRequest): Promise<void> => {
      const plan = model.plan(asked);
      const { error } = await runPlan(model, plan);
      expect(error).toBeUndefined();
      const { image, ...body } = wire.posts().at(-1)?.body ?? {};
      expect(body).toEqual(JSON.parse(JSON.stringify(wire.vendor.expectedBody(plan.request))));
      expect(typeof image).toBe(asked.source ? "string" : "undefined");
    };
    await assert(asyncProperty(randomRequest(model), sent), { numRuns: 60 });
  });

  it("sends a scheduler by the service's own name, or warns", async () => {
    const { model, wire } = subject;
    const names = ["DPM++ 2M", "EulerDiscreteScheduler", "heun", "DPM++ 2M Karras", "nobody"];
    for (const name of names) {
      const plan = model.plan(requestFor(model, { scheduler: name }));
      await runPlan(model, plan);
      const sent = wire.posts().at(-1)?.body?.["scheduler"];
      // Where the spacing of sigmas is an option of its own, a name that says both fills both.
      const spacing = wire.posts().at(-1)?.body?.["sigmas"] === "karras" ? / karras$/i : /$^/;
      const exact = translateScheduler(name.replace(spacing, ""), wire.vendor.schedulerNames);
      const warned = plan.warnings.some(({ option }) => option === "scheduler");
      expect({ name, kept: warned || (exact?.exact && exact.name === sent) }).toEqual({
        name,
        kept: true,
      });
    }
  });

  it("makes the same picture alone as among others", async () => {
    const { model, wire } = subject;
    await runModel(model, { count: 3, seed: 40 });
    await runModel(model, { count: 1, seed: 41 });
    const bodies = wire.posts().map(({ body }) => body);
    expect(bodies.slice(0, 3)).toContainEqual(bodies[3]);
  });

  it("keeps the pictures of a request of which one fails, and says which", async () => {
    const { model, wire } = subject;
    wire.spoil("406 credits");
    const result = await runModel(model, { count: 3 });
    expect(result.error).toBeUndefined();
    expect(result.of("picture")).toHaveLength(2);
    const [failed, ...others] = result.of("failed");
    expect(others).toEqual([]);
    expect(failed?.error).toMatchObject({ kind: "no-credits", billed: "no" });
    const made = result.of("picture").map(({ position }) => position);
    expect(new Set([...made, ...(failed?.positions ?? [])])).toEqual(new Set([0, 1, 2]));
    expect(wire.posts()).toHaveLength(3);
    expect(result.of("progress").at(-1)?.fraction).toBe(1);
  });

  it("fails as a whole with the error that asks for the most care, and tells each", async () => {
    const { model, wire } = subject;
    wire.spoil("429", "reset", "401");
    const result = await runModel(model, { count: 3 });
    const billed = model.paid ? "unknown" : "no";
    expect(result.error).toMatchObject({ billed, retryable: false });
    const kinds = result.of("failed").map(({ error }) => error.code);
    expect(kinds.toSorted()).toEqual(["bad-key", "rate-limited", "unknown"]);
    expect(wire.posts()).toHaveLength(3);
  });

  it("sends nothing before the consumer has asked past `submitting`", async () => {
    const { model, wire } = subject;
    const plan = model.plan(requestFor(model));
    for await (const event of model.execute(plan, testContext())) {
      if (event.type === "submitting") break;
    }
    expect(wire.posts()).toHaveLength(0);
    await runPlan(model, plan);
    expect(wire.posts()).toHaveLength(1);
  });

  it("sends nothing when it is aborted while it waits for its turn", async () => {
    const { model, wire } = subject;
    const controller = new AbortController();
    const reason = new Error("cancelled");
    const paced = async <T>(): Promise<T> => {
      setImmediate(() => controller.abort(reason));
      return new Promise<T>(() => {});
    };
    const result = await runModel(model, {}, testContext({ signal: controller.signal, paced }));
    expect(result.error).toBe(reason);
    expect(result.of("submitting")).toEqual([]);
    expect(wire.posts()).toHaveLength(0);
  });

  it("ends at once when it is aborted while the service keeps it waiting", async () => {
    const { model, wire } = subject;
    wire.spoil("hang");
    const controller = new AbortController();
    const reason = new Error("cancelled");
    const plan = model.plan(requestFor(model));
    const run = async (): Promise<void> => {
      for await (const event of model.execute(plan, testContext({ signal: controller.signal }))) {
        if (event.type === "submitting") setTimeout(() => controller.abort(reason), 30);
      }
    };
    await expect(run()).rejects.toBe(reason);
  });

  it("waits for its turn with every call", async () => {
    const { model, wire } = subject;
    let turns = 0;
    const paced = async <T>(call: (signal: AbortSignal) => Promise<T>): Promise<T> => {
      turns += 1;
      return call(new AbortController().signal);
    };
    wire.spoil("503");
    await runModel(model, { count: 2 }, testContext({ paced }));
    expect(turns).toBe(3);
    expect(wire.posts()).toHaveLength(3);
  });

  it("estimates the price of all pictures", () => {
    const { model, wire } = subject;
    const { price } = wire.vendor;
    const { cost } = model.plan(requestFor(model, { count: 4 }));
    if (price === undefined) expect(cost).toBeUndefined();
    else expect(cost).toBeCloseTo(price * 4);
  });

  it("is not drawn here, and may start again by itself only where nothing is paid", () => {
    const { paid, repeatable, local } = subject.model;
    expect(local).toBe(false);
    expect(paid && repeatable).toBe(false);
  });
});
