import { describe, expect, it } from "vitest";
import { likelyName } from "../../../../../src/domain/options/flags/likely-name.ts";

const families = [
  { name: "seed", alsoKnownAs: [] },
  { name: "steps", alsoKnownAs: ["iterations"] },
  { name: "ar", alsoKnownAs: ["aspect", "aspect-ratio"] },
  { name: "cfg", alsoKnownAs: ["guidance"] },
];

describe("the name that was likely meant", () => {
  it.each([
    ["seed", "seed"],
    ["sed", "seed"],
    ["sede", "seed"],
    ["SEEED", "seed"],
    ["step", "steps"],
    ["iteration", "steps"],
    ["aspectratio", "ar"],
    ["aspect-ratio", "ar"],
    ["ar16", "ar"],
    ["cfgscale", "cfg"],
    ["guidanec", "cfg"],
    ["quality", undefined],
    ["v", undefined],
    ["", undefined],
  ])("by %j is %j", (typed, expected) => {
    expect(likelyName(typed, families)).toBe(expected);
  });
});
