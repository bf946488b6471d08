import { describe, expect, it } from "vitest";
import { pinnedLookup } from "../../../src/http/pinned-lookup.ts";

const two = [
  { address: "93.184.216.34", family: 4 },
  { address: "2606:4700::1111", family: 6 },
];

const ask = async (addresses: typeof two, all: boolean) =>
  new Promise((resolve) => {
    pinnedLookup(addresses)("name.example", { all }, (error, address, family) =>
      resolve(error ? error.message : [address, family]),
    );
  });

describe("pinnedLookup", () => {
  it("gives all addresses, or the first, as it is asked", async () => {
    expect(await ask(two, true)).toEqual([two, undefined]);
    expect(await ask(two, false)).toEqual(["93.184.216.34", 4]);
  });

  it("never answers before it has returned", async () => {
    const order: string[] = [];
    const answered = new Promise<void>((resolve) => {
      pinnedLookup(two)("name.example", { all: true }, () => {
        order.push("answer");
        resolve();
      });
    });
    order.push("returned");
    await answered;
    expect(order).toEqual(["returned", "answer"]);
  });

  it("fails without any", async () => {
    expect(await ask([], true)).toBe("name.example has no address");
  });
});
