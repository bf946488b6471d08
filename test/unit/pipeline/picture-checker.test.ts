import { describe, expect, it } from "vitest";
import { judge } from "../../../src/pipeline/picture-checker.ts";
import { RecordingLog } from "../../support/pipeline/recording-log.ts";

const checker = { threshold: 0.6, score: async () => 0.1 };

const unreadable = () => Promise.reject(new Error("only a part of it could be looked at"));
const readable = () => Promise.resolve(new Uint8Array(1));

describe("what moves", () => {
  it.each([
    ["refuse", { isShown: false, reason: "unchecked" }],
    ["spoiler", { isShown: true, marks: { isSpoiler: true } }],
    ["off", { isShown: true, marks: {} }],
  ] as const)("counts as unchecked where the check says %s", async (check, verdict) => {
    for (const mediaType of ["video/mp4", "image/gif"]) {
      const tools = { checker, log: new RecordingLog() };
      expect(await judge(check, { mediaType }, unreadable, tools)).toMatchObject(verdict);
    }
  });

  it("does not keep a still picture from being looked at", async () => {
    const tools = { checker, log: new RecordingLog() };
    const known = { mediaType: "image/png" };
    expect(await judge("refuse", known, readable, tools)).toMatchObject({ isShown: true });
  });
});
