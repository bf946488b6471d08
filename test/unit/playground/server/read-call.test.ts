import { describe, expect, it } from "vitest";
import { readCall } from "../../../../src/playground/server/read-call.ts";

const call = (name: string, sends: unknown) => JSON.stringify({ number: 1, call: name, sends });

describe("readCall", () => {
  it("reads a call with its values", () => {
    const options = { prompt: "a", count: 2, image: { upload: crypto.randomUUID() } };
    const sends = { channelId: "5", name: "imagine", options };
    expect(readCall(call("slash", sends))).toEqual({ number: 1, call: "slash", sends });
  });

  it.each([
    ["no JSON", "{"],
    ["an unknown call", call("reset", {})],
    ["a missing part", call("press", { channelId: "5", messageId: "6" })],
    ["an id that is none", call("open", { channelId: "__proto__" })],
    [
      "a file that is no reference",
      call("slash", { channelId: "5", name: "a", options: { b: {} } }),
    ],
    ["too many files", call("send", { channelId: "5", content: "", uploads: ids(11) })],
  ])("refuses %s", (_, text) => {
    expect(() => readCall(text)).toThrow();
  });
});

function ids(count: number): readonly string[] {
  return Array.from({ length: count }, () => crypto.randomUUID());
}
