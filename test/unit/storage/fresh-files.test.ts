import { describe, expect, it } from "vitest";
import { FreshFiles } from "../../../src/storage/fresh-files.ts";

const MEBIBYTE = 1024 * 1024;

function openFresh() {
  const clock = { now: 0 };
  return { clock, fresh: new FreshFiles(() => clock.now) };
}

describe("files that were just stored", () => {
  it("are given once", () => {
    const { fresh } = openFresh();
    fresh.keep("a", Buffer.from("apple"));
    expect(fresh.take("a")).toEqual(Buffer.from("apple"));
    expect(fresh.take("a")).toBeUndefined();
  });

  it("are held for a minute", () => {
    const { fresh, clock } = openFresh();
    fresh.keep("a", Buffer.from("apple"));
    clock.now = 60_000;
    expect(fresh.take("a")).toBeUndefined();
  });

  it("make room for newer ones, the oldest first", () => {
    const { fresh } = openFresh();
    for (const name of ["a", "b", "a", "c"]) fresh.keep(name, Buffer.alloc(2 * MEBIBYTE));
    expect(["a", "b", "c"].filter((name) => fresh.take(name) !== undefined)).toEqual(["a", "c"]);
    fresh.keep("huge", Buffer.alloc(5 * MEBIBYTE));
    expect(fresh.take("huge")).toBeUndefined();
  });
});
