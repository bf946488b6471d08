import { describe, expect, it } from "vitest";
import { warnOfSeed } from "../../../../src/pipeline/orders/warn-of-seed.ts";
import { scriptedModel } from "../../../support/pipeline/scripted-model.ts";
import { spokenWarnings } from "../../../support/words/spoken.ts";

const seedless = scriptedModel({ name: "M", capabilities: { seed: false } });
const draft = { prompt: "a", count: 1, seed: 7 };

describe("a seed", () => {
  it("is said to mean nothing where the model knows none and somebody chose it", () => {
    expect(spokenWarnings(warnOfSeed({ kind: "imagine", draft }, seedless))).toEqual([
      {
        option: "seed",
        message: "M knows no seeds: the same one gives another picture each time.",
      },
    ]);
  });

  it("needs no word otherwise", () => {
    expect(warnOfSeed({ kind: "imagine", draft }, scriptedModel())).toEqual([]);
    expect(warnOfSeed({ kind: "imagine", draft: { prompt: "a", count: 1 } }, seedless)).toEqual([]);
    expect(warnOfSeed({ kind: "reroll", draft }, seedless)).toEqual([]);
  });
});
