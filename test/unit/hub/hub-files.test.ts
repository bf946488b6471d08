import { describe, expect, it } from "vitest";
import { readTree } from "../../../src/hub/hub-files.ts";

const oid = "a".repeat(40);
const file = (path: string, more: object = {}) => ({ type: "file", path, size: 3, oid, ...more });

describe("a hub's list of files", () => {
  it("gives each file with the hash of its content", () => {
    const lfs = { oid: "b".repeat(64), size: 5000, pointerSize: 134 };
    const tree = [
      file("a.json"),
      { type: "directory", path: "unet", oid },
      file("unet/m", { lfs }),
    ];
    expect(readTree(tree, "c")).toEqual([
      { path: "a.json", bytes: 3, hash: { algorithm: "git-blob", value: oid } },
      { path: "unet/m", bytes: 5000, hash: { algorithm: "sha256", value: "b".repeat(64) } },
    ]);
  });

  it.each([
    "../a",
    "/etc/passwd",
    "a/../../b",
    "a\\b",
    "C:/x",
    "a\u0000b",
    "a//b",
    ".",
    "a/./b",
    "a\u001B[2J",
  ])("leaves out %j, which could lead out of the folder or into a terminal", (path) => {
    expect(readTree([file(path)], "c")).toEqual([]);
  });

  it.each([
    { oid: "../../x" },
    { oid: null },
    { lfs: { oid: "x", size: 1 } },
    { lfs: "none", oid: undefined },
  ])("has files of which only the length can be checked: %j", (more) => {
    const [first] = readTree([file("a", more)], "c") ?? [];
    expect(first?.hash).toEqual({ algorithm: "length", value: expect.stringMatching(/^\w{64}$/) });
    expect(readTree([file("a", more)], "d")?.[0]?.hash).not.toEqual(first?.hash);
  });

  it.each([undefined, {}, "no", [{ type: "file" }]])("is not %j", (value) => {
    expect(readTree(value, "c")).toBeUndefined();
  });
});
