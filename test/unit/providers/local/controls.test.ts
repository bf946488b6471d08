import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { describeModel } from "../../../../src/diffusion/model-folder/describe-model.ts";
import { findStrays } from "../../../../src/diffusion/model-folder/find-strays.ts";
import { easelText } from "../../../../src/images/parameters.ts";
import { a1111Text } from "../../../../src/images/notes/a1111-text.ts";
import { capabilitiesOf } from "../../../../src/providers/local/capabilities.ts";
import { createControls } from "../../../../src/providers/local/controls.ts";
import { createLoras } from "../../../../src/providers/local/loras.ts";
import { planLocal } from "../../../../src/providers/local/plan-local.ts";
import { createRefiners } from "../../../../src/providers/local/refiners.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";
import { inspectorHere } from "../../../support/local-models/inspector-here.ts";

const golden = join(import.meta.dirname, "../../../golden/controls");
const image = { picture: "a".repeat(64), width: 64, height: 64 };

/** A folder of models with two ControlNets and one that is in PyTorch, and a model of another place. */
async function machine(model = tinyModel()) {
  const folder = await temporaryFolder();
  await cp(join(golden, "tiny-control"), join(folder, "Canny"), { recursive: true });
  await cp(join(golden, "tiny-control-xl"), join(folder, "canny-xl"), { recursive: true });
  await mkdir(join(folder, "torch"));
  await writeFile(join(folder, "torch/config.json"), '{"_class_name": "ControlNetModel"}');
  const controls = createControls(folder, inspectorHere);
  await controls.look();
  const description = await describeModel(model);
  await controls.compareWith([description]);
  const names = controls.fitting(description).map(({ name }) => name);
  const capabilities = capabilitiesOf(description, { controls: names });
  const local = {
    id: "local/x",
    description,
    capabilities,
    refiners: createRefiners(),
    loras: createLoras(folder, inspectorHere),
    controls,
  };
  const request = { model: "local/x", prompt: "a fox", count: 1, seed: 7 };
  const plan = (name: string, followed = image) =>
    planLocal(local, { ...request, control: { model: name, image: followed } });
  return { folder, controls, names, plan };
}

describe("the ControlNets of this machine", () => {
  it("offers those that fit the model's family", async () => {
    expect((await machine()).names).toEqual(["Canny"]);
    expect((await machine(tinyModel("tiny-xl-named"))).names).toEqual(["canny-xl"]);
    expect((await machine(tinyModel("tiny-sd3"))).names).toEqual([]);
  });

  it("finds edges for those that are trained with them", async () => {
    const { controls } = await machine();
    expect(controls.find("CANNY")).toMatchObject({ takesEdges: true, residuals: 5 });
    await controls.addFolder(join(golden, "tiny-control"));
    expect(controls.find("tiny-control")).toMatchObject({ takesEdges: false });
  });

  it("settles a name in any case, and refuses in words", async () => {
    const { plan } = await machine();
    expect(plan("canny").request.control).toEqual({ model: "Canny", image });
    // The picture's shape is kept.
    expect(plan("canny", { ...image, width: 640, height: 320 }).request.size).toEqual({
      width: 32,
      height: 16,
    });
    expect(() => plan("depth")).toThrow("There is no ControlNet depth. This model takes Canny.");
    expect(() => plan("canny-xl")).toThrow(/made for another family/);
    expect(() => plan("torch")).toThrow(/lacks model\.onnx/);
  });

  it("takes no ControlNet for a broken model, but says what is in PyTorch", async () => {
    const { folder, controls } = await machine();
    const isSound = (place: string) =>
      controls.all().some((each) => each.folder === place && each.problem === undefined);
    expect((await findStrays(folder, isSound)).map(({ name }) => name)).toEqual(["torch"]);
  });

  it("stands in the file, without the picture's hash", async () => {
    const { plan } = await machine();
    const { request } = plan("canny");
    const facts = { request, seed: 7, model: "x", width: 64, height: 64, version: "1" };
    expect(a1111Text(facts)).toContain(
      'ControlNet 0: "Model: Canny, Weight: 1, Guidance Start: 0, Guidance End: 1"',
    );
    expect(easelText(facts)).toContain(
      '"control":{"model":"Canny","image":{"width":64,"height":64}}',
    );
  });
});
