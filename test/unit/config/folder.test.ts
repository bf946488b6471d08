import { homedir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { folder, folderOr } from "../../../src/config/folder.ts";

describe("a folder in the settings", () => {
  it.each([
    ["~/easel-data", path.join(homedir(), "easel-data")],
    ["~", homedir()],
    ["./data", path.resolve("data")],
    ["/srv/data", "/srv/data"],
    ["~other/data", path.resolve("~other/data")],
  ])("%s is %s", (given, expected) => {
    expect(folder.parse(given)).toBe(expected);
  });

  it("has one that is used when it is absent", () => {
    expect(folderOr("./models").parse(undefined)).toBe(path.resolve("models"));
  });
});
