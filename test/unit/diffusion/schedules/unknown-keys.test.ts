import { describe, expect, it } from "vitest";
import { unknownKeys } from "../../../../src/diffusion/schedules/unknown-keys.ts";

describe("settings that nobody here knows", () => {
  it("are named, but for notes, nothings, and what changes nothing by itself", () => {
    const settings = { _note: 1, flow_shift: 3, beta_start: 0.1, gone: null, fresh: 1, other: "x" };
    expect(unknownKeys(settings, { beta_start: 0 })).toEqual(["fresh", "other"]);
  });

  it("are not mistaken for what every object has", () => {
    expect(unknownKeys({ constructor: 1 }, {})).toEqual(["constructor"]);
  });
});
