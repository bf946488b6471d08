import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCustomId, writeCustomId } from "../../../../src/discord/messages/custom-id.ts";
import { components } from "../../../../src/components/index.ts";

describe("custom ids", () => {
  it("are read as they were written, for every action that exists", () => {
    for (const { action } of components) {
      for (const position of [undefined, 0, 3]) {
        const id = { action, jobId: "z".repeat(32), position };
        const text = writeCustomId(id);
        expect(readCustomId(text)).toEqual(id);
        expect(text.length).toBeLessThanOrEqual(100);
      }
    }
  });

  it("name each action once", () => {
    const actions = components.map(({ action }) => action);
    expect(new Set(actions).size).toBe(actions.length);
  });

  it.each([
    "",
    "vary",
    "2:vary:job1:0",
    "1:vary:job1",
    "1:vary:job1:-1",
    "1:vary:job1:10",
    "1:VARY:job1:0",
    "1:vary:../job:0",
    "1:vary:job1:0:",
    "1:vary:job1:٣",
    "1:vary:job1:0\n",
    "1:vary::0",
  ])("made up by an attacker are not read: %j", (text) => {
    expect(readCustomId(text)).toBeUndefined();
  });

  it("never throw, and never read back what Easel would write differently", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (text) => {
        const id = readCustomId(text);
        expect(id === undefined ? text : writeCustomId(id)).toBe(text);
      }),
    );
  });
});
