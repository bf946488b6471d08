import { describe, expect, it } from "vitest";
import { describeModel } from "../../../../src/diffusion/model-folder/describe-model.ts";
import { createComparisons } from "../../../../src/providers/local/comparisons.ts";
import { quoted } from "../../../../src/words/index.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";

describe("comparisons", () => {
  it("ask once for each model and item, and know what came of it", async () => {
    const model = await describeModel(tinyModel());
    const asked: string[][] = [];
    const comparisons = createComparisons<string>(
      (item) => item,
      async (_, items) => {
        asked.push([...items]);
        return items.map((item) => (item === "bad" ? quoted("no") : undefined));
      },
    );
    expect(comparisons.problem("good", model)?.code).toBe("engine.still-read");
    await comparisons.compare(["good", "bad"], [model]);
    await comparisons.compare(["good", "bad", "new"]);
    expect(asked).toEqual([["good", "bad"], ["new"]]);
    expect(comparisons.problem("good", model)).toBeUndefined();
    expect(comparisons.problem("bad", model)).toEqual(quoted("no"));
  });

  it("ask again for what could not be answered", async () => {
    const model = await describeModel(tinyModel());
    let isBroken = true;
    const comparisons = createComparisons<string>(
      (item) => item,
      async (_, items) => {
        if (isBroken) throw new Error("no child");
        return items.map(() => undefined);
      },
    );
    await expect(comparisons.compare(["a"], [model])).rejects.toThrow("no child");
    isBroken = false;
    await comparisons.compare(["a"]);
    expect(comparisons.problem("a", model)).toBeUndefined();
  });
});
