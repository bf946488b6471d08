import { describe, expect, it } from "vitest";
import type { GenerationEvent } from "../../../../src/providers/image-model.ts";
import { providerFailure } from "../../../../src/providers/remote/provider-failure.ts";
import { submitCall } from "../../../../src/providers/remote/submit-call.ts";
import { testContext } from "../../../support/vendors/run-model.ts";

const down = () =>
  providerFailure({ provider: "P", kind: "overloaded", billed: "no", retryable: false });

async function submit(send: () => Promise<string>, context = testContext()) {
  const events: GenerationEvent[] = [];
  const call = submitCall({ call: 3, pauseMs: 1, send }, context);
  for (;;) {
    const { done, value } = await call.next();
    if (done === true) return { value, events };
    events.push(value);
  }
}

describe("submitCall", () => {
  it("tells that it submits, then gives the answer", async () => {
    const result = await submit(async () => "answer");
    expect(result).toEqual({ value: "answer", events: [{ type: "submitting", call: 3 }] });
  });

  it("repeats once what was declared out of order, and tells so again", async () => {
    let sent = 0;
    const result = await submit(async () => {
      sent += 1;
      if (sent === 1) throw down();
      return "answer";
    });
    expect(result.events).toHaveLength(2);
    expect(result.value).toBe("answer");
  });

  it("repeats nothing else, and nothing twice", async () => {
    let sent = 0;
    const failing = (error: Error) => async () => {
      sent += 1;
      throw error;
    };
    await expect(submit(failing(down()))).rejects.toMatchObject({ kind: "overloaded" });
    expect(sent).toBe(2);
    await expect(submit(failing(new Error("a bug")))).rejects.toThrow("a bug");
    expect(sent).toBe(3);
  });

  it("lets its place in the line go without sending when it is given up at its turn", async () => {
    const ends: string[] = [];
    let sent = 0;
    const paced = async <T>(call: (signal: AbortSignal) => Promise<T>): Promise<T> => {
      try {
        return await call(new AbortController().signal);
      } finally {
        ends.push("place free");
      }
    };
    const send = async () => {
      sent += 1;
      return "answer";
    };
    for await (const _ of submitCall({ call: 0, pauseMs: 1, send }, testContext({ paced }))) break;
    await new Promise(setImmediate);
    expect({ sent, ends }).toEqual({ sent: 0, ends: ["place free"] });
  });

  it("passes on that the line is full", async () => {
    const full = new Error("too many wait");
    const paced = async (): Promise<never> => {
      throw full;
    };
    await expect(submit(async () => "answer", testContext({ paced }))).rejects.toBe(full);
  });
});
