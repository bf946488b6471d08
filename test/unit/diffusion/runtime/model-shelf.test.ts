import { describe, expect, it } from "vitest";
import { ModelShelf } from "../../../../src/diffusion/runtime/model-shelf.ts";
import type { InferenceSettings, Report } from "../../../../src/diffusion/runtime/protocol.ts";
import { zeros } from "../../../../src/diffusion/tensor.ts";
import { rootMeanSquare } from "../../../support/diffusion/final-latents.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";

function shelf(settings: Partial<InferenceSettings> = {}) {
  const reports: Report[] = [];
  const report = async (each: Report) => void reports.push(each);
  const all = { device: "cpu", threads: 1, ...settings } as const;
  return { reports, shelf: new ModelShelf(all, { report, warn: async () => {} }) };
}

async function predict(models: ModelShelf, name?: string): Promise<Float32Array> {
  const denoiser = await (await models.take(tinyModel(name))).denoiser();
  const inputs = { encoder_hidden_states: zeros([1, 24, 16]) };
  return (await denoiser.predict(zeros([1, 4, 8, 8]), 1, inputs)).data;
}

describe("the model shelf", () => {
  it("keeps several models ready where they fit, and tells the device once", async () => {
    const { shelf: models, reports } = shelf();
    const first = await models.take(tinyModel());
    await predict(models);
    await predict(models, "tiny-velocity");
    expect(await models.take(tinyModel())).toBe(first);
    expect(models.memory.releases).toBe(0);
    expect(reports).toEqual([{ type: "device", provider: "cpu", tried: [] }]);
  });

  it("lets go of what was used least lately where they do not, and loads it again", async () => {
    const { shelf: models } = shelf({ memoryBudget: 400_000, lowMemory: "off" });
    const before = await predict(models);
    const { held } = models.memory;
    await predict(models, "tiny-velocity");
    expect(models.memory).toMatchObject({ held, releases: 1 });
    expect(await predict(models)).toEqual(before);
    expect(models.memory.releases).toBe(2);
  });

  it("draws part by part where one model alone is too large, and gives nearly the same", async () => {
    const { shelf: roomy } = shelf();
    const { shelf: tight, reports } = shelf({ memoryBudget: 1000 });
    const [sparing, usual] = [await predict(tight), await predict(roomy)];
    for (const [index, value] of usual.entries()) expect(sparing[index]).toBeCloseTo(value, 4);
    expect(reports.at(-1)).toMatchObject({
      type: "note",
      message: expect.stringMatching(/^tiny-epsilon would take \d+ MB .* EASEL_LOW_MEMORY\)\.$/),
    });
    const { shelf: asked, reports: nothing } = shelf({ lowMemory: "on" });
    await predict(asked, "tiny-half");
    expect(nothing.filter(({ type }) => type === "note")).toEqual([]);
  });

  it("draws in 8 bits where that is asked for, and not with weights left in their files", async () => {
    const of = (settings: Partial<InferenceSettings>) => predict(shelf(settings).shelf);
    const [usual, inInt8] = [await of({}), await of({ int8: true })];
    const apart = rootMeanSquare(inInt8, usual);
    expect(apart).toBeLessThan(0.1);
    expect(apart).toBeGreaterThan(1e-5);
    expect(await of({ int8: true, lowMemory: "on" })).toEqual(await of({ lowMemory: "on" }));
    const half = await predict(shelf().shelf, "tiny-half");
    const halfInInt8 = await predict(shelf({ int8: true }).shelf, "tiny-half");
    expect(rootMeanSquare(halfInInt8, half)).toBeLessThan(0.1);
    expect(halfInInt8).not.toEqual(half);
  });

  it("finds a device by itself with auto, and runs the model on it", async () => {
    const { shelf: models, reports } = shelf({ device: "auto" });
    expect(await predict(models)).toHaveLength(4 * 8 * 8);
    expect(reports[0]).toMatchObject({ type: "device" });
  });

  it("can be asked again after a folder could not be used", async () => {
    const { shelf: models } = shelf();
    await expect(models.take("/nowhere/model")).rejects.toThrow("there is nothing at that path");
    const model = await models.take(tinyModel());
    expect(model.description.name).toBe("tiny-epsilon");
  });
});
