import { describe, expect, it } from "vitest";
import { createShares } from "../../../src/download/shares.ts";

const limits = { total: 3, perPerson: 2, waiting: 10, waitingPerPerson: 2 } as const;

const settle = () => new Promise(setImmediate);

/** Takes a place and notes when it came. */
function taker(shares = createShares(limits)) {
  const begun: string[] = [];
  const take = async (name: string, person: string | undefined = name, signal?: AbortSignal) => {
    const place = await shares.take(person, signal);
    begun.push(name);
    return place;
  };
  return { begun, take, settle };
}

describe("shares", () => {
  it("give everybody a place before one person has all of them", async () => {
    const { begun, take, settle } = taker();
    const first = await take("anna 1", "anna");
    await take("anna 2", "anna");
    const third = take("anna 3", "anna");
    const bob = await take("bob");
    const carl = take("carl");
    await settle();
    expect(begun).toEqual(["anna 1", "anna 2", "bob"]);
    bob[Symbol.dispose]();
    await settle();
    // Anna came before, but has her share.
    expect(begun.at(-1)).toBe("carl");
    first[Symbol.dispose]();
    await settle();
    expect(begun.at(-1)).toBe("anna 3");
    await Promise.all([third, carl]);
  });

  it("bound by the total alone what is nobody's", async () => {
    const { begun, take, settle } = taker();
    for (const name of ["a", "b", "c"]) await take(name, undefined);
    void take("d", undefined);
    await settle();
    expect(begun).toEqual(["a", "b", "c"]);
  });

  it("refuse whoever has too many waiting, in words", async () => {
    const { take } = taker();
    await Promise.all([take("anna 1", "anna"), take("anna 2", "anna")]);
    const waiting = [take("anna 3", "anna"), take("anna 4", "anna")];
    await expect(take("anna 5", "anna")).rejects.toMatchObject({ temporary: true });
    await expect(take("bob")).resolves.toBeDefined();
    for (const one of waiting) one.catch(() => {});
  });

  it("lose nothing when somebody gives up waiting", async () => {
    const { begun, take, settle } = taker();
    const places = [await take("a"), await take("b"), await take("c")];
    const giveUp = new AbortController();
    const waiting = take("d", "d", giveUp.signal);
    const next = take("e");
    giveUp.abort("cancelled");
    await expect(waiting).rejects.toBe("cancelled");
    places[0]?.[Symbol.dispose]();
    await next;
    expect(begun).toEqual(["a", "b", "c", "e"]);
    await expect(take("f", "f", giveUp.signal)).rejects.toBe("cancelled");
    await settle();
  });

  it("take a place back once", async () => {
    const { begun, take, settle } = taker(createShares({ ...limits, total: 1 }));
    const place = await take("a");
    void take("b");
    void take("c");
    place[Symbol.dispose]();
    place[Symbol.dispose]();
    await settle();
    expect(begun).toEqual(["a", "b"]);
  });
});
