import { cp, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { suggestLoras } from "../../../../src/commands/suggest-loras.ts";
import { describeModel } from "../../../../src/diffusion/model-folder/describe-model.ts";
import { a1111Text } from "../../../../src/images/notes/a1111-text.ts";
import { capabilitiesOf } from "../../../../src/providers/local/capabilities.ts";
import { createControls } from "../../../../src/providers/local/controls.ts";
import { createLoras } from "../../../../src/providers/local/loras.ts";
import { planLocal } from "../../../../src/providers/local/plan-local.ts";
import { createRefiners } from "../../../../src/providers/local/refiners.ts";
import { inEnglish } from "../../../../src/words/index.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";
import { inspectorHere } from "../../../support/local-models/inspector-here.ts";

const golden = (name: string) =>
  join(import.meta.dirname, `../../../golden/loras/${name}.safetensors`);

/** A folder of models with some LoRAs, and a model beside them. */
async function machine() {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "loras/people"), { recursive: true });
  await cp(golden("locon"), join(folder, "loras/Ink.safetensors"));
  await cp(golden("kohya"), join(folder, "loras/people/ohwx.safetensors"));
  await cp(golden("kohya-xl"), join(folder, "loras/xl.safetensors"));
  const loras = createLoras(folder, inspectorHere);
  await loras.look();
  const description = await describeModel(tinyModel());
  await loras.compareWith([description]);
  const names = loras.fitting(description).map(({ name }) => name);
  const capabilities = capabilitiesOf(description, { loras: names });
  const model = {
    id: "local/x",
    description,
    capabilities,
    refiners: createRefiners(),
    loras,
    controls: createControls(folder, inspectorHere),
  };
  const request = { model: "local/x", prompt: "a fox in inky style", count: 1, seed: 7 };
  const plan = (asked: readonly { name: string; weight: number }[]) =>
    planLocal(model, { ...request, loras: [...asked] });
  return { folder, loras, names, plan, capabilities };
}

describe("the LoRAs of this machine", () => {
  it("offers those that fit the model, from folders in the folder too", async () => {
    const { names, capabilities } = await machine();
    expect(names).toEqual(["Ink", "ohwx"]);
    const offer = (typed: string) => suggestLoras(typed, [capabilities]).map(({ value }) => value);
    expect(offer("")).toEqual(["Ink", "ohwx"]);
    expect(offer("in")).toEqual(["Ink"]);
    expect(offer("ink:0")).toEqual(["Ink:0.8", "Ink:0.6", "Ink:0.4", "Ink:0.2"]);
    expect(offer("Ink:0.8, ")).toEqual(["Ink:0.8, ohwx"]);
  });

  it("settles names in any case, and tells the words that the prompt lacks", async () => {
    const { plan } = await machine();
    const { request, warnings } = plan([
      { name: "INK", weight: -0.5 },
      { name: "ohwx", weight: 1 },
    ]);
    expect(request.loras?.map(({ name, weight }) => [name, weight])).toEqual([
      ["Ink", -0.5],
      ["ohwx", 1],
    ]);
    expect(warnings.map(({ option, message }) => [option, inEnglish(message)])).toEqual([
      ["lora", "ohwx answers to ohwx man, which the prompt does not say."],
    ]);
  });

  it("refuses what is missing, and what another family is for", async () => {
    const { plan } = await machine();
    expect(() => plan([{ name: "nobody", weight: 1 }])).toThrow(
      "There is no LoRA nobody. This model takes Ink and ohwx.",
    );
    expect(() => plan([{ name: "xl", weight: 1 }])).toThrow(
      /The LoRA xl cannot be used: .* family/,
    );
  });

  it("writes them as AUTOMATIC1111 does", async () => {
    const { plan } = await machine();
    const { request } = plan([{ name: "ohwx", weight: 0.8 }]);
    const facts = { seed: 7, model: "x", width: 64, height: 64, version: "1" };
    const text = a1111Text({ request, ...facts });
    expect(text).toContain("a fox in inky style <lora:ohwx:0.8>\n");
    expect(text).toContain('Lora hashes: "ohwx: 0123456789ab"');
  });

  it("notices when files come and go, and takes one from elsewhere", async () => {
    const { folder, loras } = await machine();
    await rm(join(folder, "loras/Ink.safetensors"));
    await loras.look();
    expect(loras.find("ink")).toBeUndefined();
    expect(await loras.addFile(golden("peft"))).toBe("peft");
    expect(loras.find("PEFT.safetensors")).toMatchObject({
      name: "peft",
      hash: expect.stringMatching(/^[0-9a-f]{12}$/),
    });
  });
});
