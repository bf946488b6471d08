import { describe, expect, it } from "vitest";
import { selectOptions } from "../../../../src/playground/page/select-options.ts";

const offered = {
  people: () => [
    { id: "1", username: "kim", global_name: "Kim" },
    { id: "2", username: "easel" },
  ],
  channels: () => [
    { id: "3", name: "sketches", kind: "text" as const },
    { id: "4", name: "Easel", kind: "direct" as const },
  ],
  roles: () => [{ id: "5", name: "Artists" }],
};

function labels(type: 3 | 5 | 6 | 7 | 8, chosen: readonly string[] = []) {
  const default_values = chosen.map((id) => ({ id }));
  const options = selectOptions({ type, custom_id: "x", default_values }, offered);
  return options.map(({ label, default: isChosen = false }) => [label, isChosen]);
}

describe("selectOptions", () => {
  it("offers what the kind of select asks for", () => {
    expect(labels(5)).toEqual([
      ["Kim", false],
      ["easel", false],
    ]);
    expect(labels(6)).toEqual([["@Artists", false]]);
    expect(labels(7).map(([label]) => label)).toEqual(["Kim", "easel", "@Artists"]);
    expect(labels(8).map(([label]) => label)).toEqual(["#sketches", "Easel"]);
    expect(labels(3)).toEqual([]);
  });

  it("marks what is chosen already", () => {
    expect(labels(8, ["3"])).toEqual([
      ["#sketches", true],
      ["Easel", false],
    ]);
    expect(labels(6, ["5"])).toEqual([["@Artists", true]]);
  });

  it("leaves the options of a select that brings its own", () => {
    const options = [{ label: "Red", value: "red", default: true }];
    expect(selectOptions({ type: 3, custom_id: "x", options }, offered)).toEqual(options);
  });
});
