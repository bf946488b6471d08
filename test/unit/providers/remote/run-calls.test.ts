import { describe, expect, it } from "vitest";
import type { GenerationEvent } from "../../../../src/providers/image-model.ts";
import { runCalls } from "../../../../src/providers/remote/run-calls.ts";
import type { RunCall } from "../../../../src/providers/remote/run-calls.ts";
import { testContext } from "../../../support/vendors/run-model.ts";

const plan = {
  request: { model: "m", prompt: "a", count: 2, seed: 1 },
  warnings: [],
  calls: [[0], [1]],
  cost: undefined,
};
const picture = (position: number): GenerationEvent => ({
  type: "picture",
  position,
  seed: 1,
  content: { kind: "encoded", bytes: new Uint8Array() },
});

async function collect(runCall: RunCall, context = testContext()) {
  const events: GenerationEvent[] = [];
  let error: unknown;
  try {
    for await (const event of runCalls(plan, context, runCall)) events.push(event);
  } catch (thrown) {
    error = thrown;
  }
  return { types: events.map(({ type }) => type), error };
}

/** A call that begins anew half way. */
const repeated: RunCall = async function* (call) {
  yield { type: "progress", fraction: 0.5 };
  yield { type: "progress", fraction: 0 };
  yield picture(call);
};

describe("runCalls", () => {
  it("lets the others finish before it throws a bug", async () => {
    const bug = new TypeError("a bug");
    const run = await collect(async function* (call) {
      if (call === 0) throw bug;
      yield picture(call);
    });
    expect(run.error).toBe(bug);
    expect(run.types).toEqual(["progress", "progress", "picture", "progress"]);
  });

  it("makes one bar of the calls' own, which never falls", async () => {
    const fractions: number[] = [];
    const context = testContext({ finished: new Set([1]) });
    for await (const event of runCalls(plan, context, repeated)) {
      if (event.type === "progress") fractions.push(event.fraction);
    }
    expect(fractions).toEqual([0.5, 0.75, 0.75, 1]);
  });

  it("has nothing to do when every picture is there", async () => {
    const run = await collect(
      async function* () {
        yield picture(0);
      },
      testContext({ finished: new Set([0, 1]) }),
    );
    expect(run).toEqual({ types: ["progress"], error: undefined });
  });

  it("aborts what its calls wait for when the consumer leaves", async () => {
    const aborted: boolean[] = [];
    const runCall: RunCall = async function* (call, { signal }) {
      signal.addEventListener("abort", () => aborted.push(true));
      yield picture(call);
    };
    for await (const event of runCalls(plan, testContext(), runCall)) {
      if (event.type === "picture") break;
    }
    expect(aborted).toEqual([true, true]);
  });
});
