import { describe, expect, it } from "vitest";
import { readMessage, readPreview } from "../../../../../src/providers/comfyui/wire/read-frame.ts";

const text = (type: string, data: object): string => JSON.stringify({ type, data });
const numbers = (...values: readonly number[]): Buffer =>
  Buffer.concat(
    values.map((value) => {
      const four = Buffer.alloc(4);
      four.writeUInt32BE(value);
      return four;
    }),
  );

describe("a text frame", () => {
  it.each([
    ["execution_cached", { nodes: ["4"] }, { type: "cached", nodes: ["4"] }],
    ["executing", { node: "3" }, { type: "node", node: "3" }],
    ["executing", { node: null }, { type: "over" }],
    [
      "progress",
      { node: "3", value: 1, max: 2 },
      { type: "progress", node: "3", value: 1, max: 2 },
    ],
    ["execution_success", {}, { type: "over" }],
    ["status", { status: {} }, undefined],
  ])("%s %o is read", (type, data, expected) => {
    expect(readMessage(text(type, { prompt_id: "a", ...data }), "a")).toEqual(expected);
    // Those of another job, and the one of which nobody knows whose it is, count for nothing.
    expect(readMessage(text(type, { prompt_id: "b", ...data }), "a")).toBeUndefined();
    expect(readMessage(text(type, data), "a")).toBeUndefined();
  });

  it.each(["", "{", "[]", '{"type":1}', text("progress", { prompt_id: "a", node: 3 })])(
    "%s is none",
    (frame) => {
      expect(readMessage(frame, "a")).toBeUndefined();
    },
  );
});

describe("a binary frame", () => {
  const picture = Buffer.from([0xff, 0xd8, 0xff]);
  const withNotes = (notes: object) => {
    const json = Buffer.from(JSON.stringify(notes));
    return Buffer.concat([numbers(4, json.length), json, picture]);
  };

  it("gives a preview's file, with notes or without", () => {
    expect(readPreview(Buffer.concat([numbers(1, 1), picture]), "a")).toEqual(picture);
    expect(readPreview(withNotes({ prompt_id: "a" }), "a")).toEqual(picture);
    expect(readPreview(withNotes({ prompt_id: "b" }), "a")).toBeUndefined();
  });

  it.each([numbers(1), numbers(3, 1, 1), numbers(4, 4_000_000_000, 1), Buffer.alloc(0)])(
    "is none: %o",
    (frame) => {
      expect(readPreview(frame, "a")).toBeUndefined();
    },
  );
});
