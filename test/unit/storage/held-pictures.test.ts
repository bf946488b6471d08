import { describe, expect, it } from "vitest";
import { HeldPictures } from "../../../src/storage/held-pictures.ts";

const MEBIBYTE = 1024 * 1024;

describe("pictures that are held in memory", () => {
  it("are given back as they are, until they are dropped", () => {
    const held = new HeldPictures();
    expect(held.hold("a", Buffer.from("a picture"))).toBe(true);
    expect(held.get("a")?.toString()).toBe("a picture");
    expect(held.hashes).toEqual(["a"]);
    held.drop("a");
    held.drop("a");
    expect([held.get("a"), held.size]).toEqual([undefined, 0]);
  });

  it("take no more than 64 MiB, and the same one only once", () => {
    const held = new HeldPictures();
    const large = new Uint8Array(40 * MEBIBYTE);
    expect(held.hold("a", large)).toBe(true);
    expect(held.hold("a", large)).toBe(true);
    expect(held.hold("b", large)).toBe(false);
    expect(held.hold("c", new Uint8Array(24 * MEBIBYTE))).toBe(true);
    expect(held.hold("d", new Uint8Array(1))).toBe(false);
    held.drop("a");
    expect(held.hold("b", large)).toBe(true);
  });
});
