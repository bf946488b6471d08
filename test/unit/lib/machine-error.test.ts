import { describe, expect, it } from "vitest";
import { isMachineError } from "../../../src/lib/machine-error.ts";

const failing = (fields: object, cause?: unknown) =>
  Object.assign(new Error("it failed", { cause }), fields);

describe("an error of this machine", () => {
  it.each([
    ["a full disk", failing({ code: "ENOSPC" })],
    ["too many open files", failing({ code: "EMFILE" })],
    ["a database that is full", failing({ code: "ERR_SQLITE_ERROR", errcode: 13 })],
    ["a database with an I/O error, in its finer code", failing({ errcode: 10 | (3 << 8) })],
    ["one that another error was caused by", failing({}, failing({ code: "EIO" }))],
  ])("is %s", (_, error) => {
    expect(isMachineError(error)).toBe(true);
  });

  it.each([
    ["a bug", new TypeError("undefined is not a function")],
    ["a missing file", failing({ code: "ENOENT" })],
    ["a broken constraint of a database", failing({ code: "ERR_SQLITE_ERROR", errcode: 19 })],
    ["the network", failing({ code: "ECONNRESET" })],
    ["no error", "ENOSPC"],
  ])("is not %s", (_, error) => {
    expect(isMachineError(error)).toBe(false);
  });
});
