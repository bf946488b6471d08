import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createLateList } from "../../../src/providers/late-list.ts";
import type { ProviderCache } from "../../../src/providers/provider.ts";

const { signal } = new AbortController();

/** A service that counts how often it is asked, and a cache in memory. */
function set(kept?: unknown) {
  const state = { found: ["one"], trouble: undefined as Error | undefined, asked: 0, time: 0 };
  const written: unknown[] = [];
  const cache: ProviderCache = {
    read: async () => kept,
    write: async (_, value) => void written.push(value),
  };
  const list = createLateList({
    find: async () => {
      state.asked += 1;
      if (state.trouble) throw state.trouble;
      return state.found;
    },
    item: z.string(),
    cache,
    name: "models",
    now: () => state.time,
    freshMs: 1000,
  });
  return { state, list, written };
}

describe("a list that is known late", () => {
  it("is empty before anybody asked, then what was found, and is kept", async () => {
    const { list, written } = set();
    expect(list.current()).toEqual([]);
    await list.refresh(signal);
    expect(list.current()).toEqual(["one"]);
    expect(written).toEqual([["one"]]);
  });

  it("is that of the last start while the service does not answer", async () => {
    const { list, state } = set(["old"]);
    state.trouble = new Error("refused");
    await expect(list.refresh(signal)).rejects.toThrow("refused");
    expect(list.current()).toEqual(["old"]);
  });

  it("does not take over what is no list of its own form", async () => {
    const { list, state } = set([{ name: "old" }]);
    state.trouble = new Error("refused");
    await expect(list.refresh(signal)).rejects.toThrow("refused");
    expect(list.current()).toEqual([]);
  });

  it("is asked for again only when it is old, also after a failure", async () => {
    const { list, state } = set();
    await list.refresh(signal);
    await list.refresh(signal);
    expect(state.asked).toBe(1);
    state.time = 1000;
    state.trouble = new Error("refused");
    await expect(list.refresh(signal)).rejects.toThrow("refused");
    await expect(list.refresh(signal)).rejects.toThrow("refused");
    expect(state.asked).toBe(2);
    state.time = 2000;
    state.trouble = undefined;
    await list.refresh(signal);
    expect(state.asked).toBe(3);
  });

  it("is one question for all who ask at once, and the same object while nothing changes", async () => {
    const { list, state } = set();
    await Promise.all([list.refresh(signal), list.refresh(signal)]);
    expect(state.asked).toBe(1);
    const before = list.current();
    state.time = 1000;
    state.found = ["one"];
    await list.refresh(signal);
    expect(list.current()).toBe(before);
  });
});
