import { describe, expect, it } from "vitest";
import { ModelShelf } from "../../../../src/diffusion/runtime/model-shelf.ts";
import type { Report } from "../../../../src/diffusion/runtime/protocol.ts";
import { zeros } from "../../../../src/diffusion/tensor.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";

function shelf(device: "cpu" | "auto" = "cpu") {
  const reports: Report[] = [];
  const report = async (each: Report) => void reports.push(each);
  return { reports, shelf: new ModelShelf({ device, threads: 1 }, report) };
}

describe("the model shelf", () => {
  it("keeps the model that was used last, and tells the device once", async () => {
    const { shelf: models, reports } = shelf();
    const first = await models.take(tinyModel());
    expect(await models.take(tinyModel())).toBe(first);
    const denoiser = await first.denoiser();
    const other = await models.take(tinyModel("tiny-velocity"));
    expect(other).not.toBe(first);
    expect(reports).toEqual([{ type: "device", provider: "cpu", tried: [] }]);
    const embeddings = zeros([1, 24, 16]);
    await expect(denoiser.predict(zeros([1, 4, 8, 8]), 1, { embeddings })).rejects.toThrow(
      "disposed",
    );
    await other.release();
  });

  it("finds a device by itself with auto, and runs the model on it", async () => {
    const { shelf: models, reports } = shelf("auto");
    const model = await models.take(tinyModel());
    const denoiser = await model.denoiser();
    const output = await denoiser.predict(zeros([1, 4, 8, 8]), 1, {
      embeddings: zeros([1, 24, 16]),
    });
    expect(output.dims).toEqual([1, 4, 8, 8]);
    expect(reports[0]).toMatchObject({ type: "device" });
    await model.release();
  });

  it("can be asked again after a folder could not be used", async () => {
    const { shelf: models } = shelf();
    await expect(models.take("/nowhere/model")).rejects.toThrow("model_index.json is missing");
    const model = await models.take(tinyModel());
    expect(model.description.name).toBe("tiny-epsilon");
  });
});
