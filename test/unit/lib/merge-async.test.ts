import { describe, expect, it } from "vitest";
import { mergeAsync } from "../../../src/lib/merge-async.ts";
import { isCollected } from "../../support/is-collected.ts";

async function* listOf(...values: readonly number[]): AsyncGenerator<number, void, undefined> {
  for (const value of values) yield value;
}

async function* failing(): AsyncGenerator<number, void, undefined> {
  yield 1;
  throw new Error("broken");
}

async function* silent(end: Promise<void>): AsyncGenerator<object, void, undefined> {
  await end;
  yield {};
}

async function* pictures(): AsyncGenerator<object, void, undefined> {
  yield { bytes: new Uint8Array(1000) };
  yield {};
}

async function collect<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const value of values) list.push(value);
  return list;
}

describe("mergeAsync", () => {
  it("yields everything of every generator, each in its own order", async () => {
    const merged = await collect(mergeAsync([listOf(1, 2, 3), listOf(10, 20), listOf()]));
    expect(merged.filter((value) => value < 10)).toEqual([1, 2, 3]);
    expect(merged.filter((value) => value >= 10)).toEqual([10, 20]);
  });

  it("lets the quick one go on while a slow one waits", async () => {
    const slow = Promise.withResolvers<void>();
    async function* late(): AsyncGenerator<number, void, undefined> {
      await slow.promise;
      yield 0;
    }
    const seen: number[] = [];
    for await (const value of mergeAsync([late(), listOf(1, 2)])) {
      seen.push(value);
      if (value === 2) slow.resolve();
    }
    expect(seen).toEqual([1, 2, 0]);
  });

  it("keeps no value while another generator gives nothing", async () => {
    const end = Promise.withResolvers<void>();
    const merged = mergeAsync([silent(end.promise), pictures()]);
    const first = async () => new WeakRef((await merged.next()).value ?? {});
    const reference = await first();
    await merged.next();
    expect(await isCollected(reference)).toBe(true);
    end.resolve();
    await merged.return();
  });

  it("throws an error that comes together with a value", async () => {
    await expect(collect(mergeAsync([listOf(1), failing()]))).rejects.toThrow("broken");
    await expect(collect(mergeAsync([failing(), listOf(1)]))).rejects.toThrow("broken");
  });

  it("asks a generator on only after its value was consumed", async () => {
    const steps: string[] = [];
    async function* stepping(): AsyncGenerator<string, void, undefined> {
      yield "first";
      steps.push("asked on");
      yield "second";
    }
    for await (const value of mergeAsync([stepping()])) steps.push(value);
    expect(steps).toEqual(["first", "asked on", "second"]);
  });

  it("throws the first error and lets the others return", async () => {
    const returned: string[] = [];
    async function* other(): AsyncGenerator<number, void, undefined> {
      try {
        for (;;) yield 2;
      } finally {
        returned.push("other");
      }
    }
    await expect(collect(mergeAsync([failing(), other()]))).rejects.toThrow("broken");
    await new Promise(setImmediate);
    expect(returned).toEqual(["other"]);
  });

  it("lets all return when the consumer leaves", async () => {
    const returned: number[] = [];
    async function* source(id: number): AsyncGenerator<number, void, undefined> {
      try {
        for (;;) yield id;
      } finally {
        returned.push(id);
      }
    }
    for await (const _ of mergeAsync([source(1), source(2)])) break;
    await new Promise(setImmediate);
    expect(returned.toSorted((one, other) => one - other)).toEqual([1, 2]);
  });
});
