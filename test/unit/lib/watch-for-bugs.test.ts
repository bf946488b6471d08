import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { type Bug, watchForBugs } from "../../../src/lib/watch-for-bugs.ts";
import { RecordingLog } from "../../support/pipeline/recording-log.ts";

function watching() {
  const source = new EventEmitter();
  const log = new RecordingLog();
  const bugs: Bug[] = [];
  const stop = watchForBugs(log, (bug) => bugs.push(bug), source);
  return { source, log, bugs, stop };
}

const withCode = (code: string, options?: ErrorOptions) =>
  Object.assign(new Error(code, options), { code });

describe("errors that nobody caught", () => {
  it.each([
    ["a host without a route", withCode("ENETUNREACH")],
    ["a connection that was cut", withCode("ECONNRESET")],
    ["a fetch that failed", new TypeError("fetch failed", { cause: withCode("UND_ERR_SOCKET") })],
    [
      "all addresses of a host",
      new AggregateError([withCode("ECONNREFUSED"), withCode("ETIMEDOUT")]),
    ],
    ["an abort", new DOMException("This operation was aborted", "AbortError")],
  ])("do not end the process when they are of the network: %s", (_, error) => {
    const { source, log, bugs } = watching();
    source.emit("uncaughtException", error);
    source.emit("unhandledRejection", error);
    expect(bugs).toEqual([]);
    expect(log.lines.map(({ level }) => level)).toEqual(["warn", "warn"]);
  });

  it.each([
    ["a bug", new TypeError("x is undefined")],
    ["a thrown word", "oh"],
    [
      "a bug beside an error of the network",
      new AggregateError([withCode("EPIPE"), new Error("x")]),
    ],
    ["a file that is not there", withCode("ENOENT")],
  ])("end it with an incident when they are ours: %s", (_, error) => {
    const { source, log, bugs } = watching();
    source.emit("unhandledRejection", error);
    expect(bugs).toHaveLength(1);
    expect(bugs[0]?.incident).toMatch(/^[0-9A-F]{8}$/);
    expect(log.lines).toMatchObject([{ level: "error", fields: { ...bugs[0], error } }]);
  });

  it("end it once, and every one of them goes to the log", () => {
    const { source, log, bugs } = watching();
    source.emit("uncaughtException", new Error("first"));
    source.emit("uncaughtException", new Error("second"));
    expect(bugs).toHaveLength(1);
    expect(log.lines).toHaveLength(2);
  });

  it("are left to others when nobody watches any more", () => {
    const { source, bugs, stop } = watching();
    stop();
    source.emit("uncaughtException", new Error("later"));
    expect(bugs).toEqual([]);
  });
});
