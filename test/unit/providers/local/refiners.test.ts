import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { describeModel } from "../../../../src/diffusion/model-folder/describe-model.ts";
import { createRefiners } from "../../../../src/providers/local/refiners.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

describe("the refiners of this machine", () => {
  it("fit models of SDXL's kind with the same latents, and no others", async () => {
    const refiners = createRefiners();
    const base = await describeModel(tinyModel("tiny-xl"));
    const refiner = await describeModel(tinyModel("tiny-xl-refiner"));
    refiners.note(base);
    expect(refiners.fitting(base)).toEqual([]);
    refiners.note(refiner);
    const { name, folder } = refiner;
    expect(refiners.fitting(base)).toEqual([{ id: "local/tiny-xl-refiner", name, folder }]);
    expect(refiners.fitting(await describeModel(tinyModel()))).toEqual([]);
    expect(refiners.fitting({ ...base, latentChannels: 16 })).toEqual([]);
    expect(refiners.fitting(refiner)).toEqual([]);
  });

  it("go with their folders", async () => {
    const folder = join(await temporaryFolder(), "refiner");
    await cp(tinyModel("tiny-xl-refiner"), folder, { recursive: true });
    const refiners = createRefiners();
    refiners.note(await describeModel(folder));
    const base = await describeModel(tinyModel("tiny-xl"));
    expect(refiners.fitting(base)).toHaveLength(1);
    await rm(folder, { recursive: true });
    expect(refiners.fitting(base)).toEqual([]);
  });
});
