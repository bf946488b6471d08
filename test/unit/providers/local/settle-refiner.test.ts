import { beforeAll, describe, expect, it } from "vitest";
import { describeModel } from "../../../../src/diffusion/model-folder/describe-model.ts";
import type { Refiner } from "../../../../src/domain/request.ts";
import { capabilitiesOf } from "../../../../src/providers/local/capabilities.ts";
import type { LocalModel } from "../../../../src/providers/local/plan-local.ts";
import { createControls } from "../../../../src/providers/local/controls.ts";
import { createLoras } from "../../../../src/providers/local/loras.ts";
import { createRefiners } from "../../../../src/providers/local/refiners.ts";
import { settleRefiner } from "../../../../src/providers/local/settle-refiner.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";
import { spoken } from "../../../support/words/spoken.ts";
import { inspectorHere } from "../../../support/local-models/inspector-here.ts";

let withRefiner: LocalModel;
let without: LocalModel;
let old: LocalModel;
beforeAll(async () => {
  const description = await describeModel(tinyModel("tiny-xl"));
  const refiners = createRefiners();
  refiners.note(await describeModel(tinyModel("tiny-xl-refiner")));
  const capabilities = capabilitiesOf(description, { hasRefiner: true });
  withRefiner = {
    id: "local/tiny-xl",
    description,
    capabilities,
    refiners,
    loras: createLoras("/nowhere", inspectorHere),
    controls: createControls("/nowhere", inspectorHere),
  };
  without = {
    ...withRefiner,
    capabilities: capabilitiesOf(description),
    refiners: createRefiners(),
  };
  old = { ...without, description: await describeModel(tinyModel()) };
});

function settle(asked: Refiner | undefined, model = withRefiner) {
  const warnings: string[] = [];
  const refiner = settleRefiner(asked, model, (option, message) =>
    warnings.push(`${option}: ${spoken(message)}`),
  );
  return { refiner, warnings };
}

const usual = { on: true, model: "local/tiny-xl-refiner", highNoiseFraction: 0.8 };

describe("settling the refiner of a local model", () => {
  it.each<[string, Refiner | undefined, Refiner | undefined]>([
    ["is off where nobody asks", undefined, undefined],
    [
      "is off where it is refused, even by name",
      { on: false, model: "tiny-xl-refiner" },
      undefined,
    ],
    ["takes over at 0.8 where nobody says", { on: true }, usual],
    ["is wanted by whoever names one", { model: "tiny-xl-refiner" }, usual],
    ["goes by its id too", { on: true, model: "LOCAL/tiny-xl-refiner" }, usual],
    [
      "is wanted by whoever gives a share",
      { highNoiseFraction: 0.5 },
      { ...usual, highNoiseFraction: 0.5 },
    ],
    [
      "may go over the finished picture",
      { on: true, highNoiseFraction: 1 },
      { ...usual, highNoiseFraction: 1 },
    ],
  ])("%s", (_, asked, expected) => {
    expect(settle(asked)).toEqual({ refiner: expected, warnings: [] });
  });

  it("replaces one that is not there, and says so", () => {
    expect(settle({ on: true, model: "other" })).toEqual({
      refiner: usual,
      warnings: ["refiner: tiny-xl has no refiner other: tiny-xl-refiner was used instead."],
    });
  });

  it("warns of a share for a refiner that is off", () => {
    expect(settle({ on: false, highNoiseFraction: 0.5 })).toEqual({
      refiner: undefined,
      warnings: ["high_noise_fraction: The refiner is off, so it has no share."],
    });
  });

  it("says what to do where there is none, and of each option that it was left out", () => {
    const asked = { on: true, highNoiseFraction: 0.5 };
    const { refiner, warnings } = settle(asked, without);
    expect(refiner).toBeUndefined();
    expect(warnings).toEqual([
      "refiner: tiny-xl has no refiner here; put one beside it into the folder of models.",
      "high_noise_fraction: tiny-xl has no refiner, and so no share for it.",
    ]);
    expect(settle(asked, old).warnings[0]).toBe("refiner: tiny-epsilon has no refiner.");
  });
});
