import { describe, expect, it } from "vitest";
import {
  lastHiddenState,
  layersBelow,
} from "../../../../src/diffusion/description/hidden-states.ts";

const full = [0, 1, 2, 3].map((number) => `hidden_states.${number}`);

describe("the last hidden state of a text encoder", () => {
  it.each([
    ["is the highest of a full export", ["last_hidden_state", ...full], undefined, 3],
    ["is one above the only one of a lean export", ["hidden_states.11"], undefined, 12],
    ["is counted from the layers where they are known", ["hidden_states.31"], 32, 32],
    ["is sorted by number, not by letter", ["hidden_states.10", "hidden_states.9"], undefined, 11],
    ["is none without any", ["last_hidden_state", "hidden_states.x"], undefined, undefined],
  ])("%s", (_, outputs, layers, expected) => {
    expect(lastHiddenState(outputs, layers)).toBe(expected);
  });
});

describe("the layers that can be left out", () => {
  it("are those below without a gap", () => {
    expect(layersBelow(full, 3)).toBe(3);
    expect(layersBelow(["hidden_states.1", "hidden_states.3"], 4)).toBe(1);
    expect(layersBelow([], 4)).toBe(0);
  });
});
