import { beforeAll, describe, expect, it } from "vitest";
import { describeModel } from "../../../../src/diffusion/model-folder/describe-model.ts";
import type { ModelDescription } from "../../../../src/diffusion/description/model-description.ts";
import type { GenerationRequest } from "../../../../src/domain/request.ts";
import { capabilitiesOf } from "../../../../src/providers/local/capabilities.ts";
import { planLocal } from "../../../../src/providers/local/plan-local.ts";
import { createControls } from "../../../../src/providers/local/controls.ts";
import { createLoras } from "../../../../src/providers/local/loras.ts";
import { createRefiners } from "../../../../src/providers/local/refiners.ts";
import { say } from "../../../../src/words/index.ts";
import { describeFixedModel } from "../../../support/diffusion/fixed-model.ts";
import { spoken, spokenWarnings } from "../../../support/words/spoken.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";
import { inspectorHere } from "../../../support/local-models/inspector-here.ts";

let fixed: ModelDescription;
let free: ModelDescription;
beforeAll(async () => {
  fixed = await describeFixedModel();
  free = await describeModel(tinyModel());
});

const refiners = createRefiners();
const loras = createLoras("/nowhere", inspectorHere);
const controls = createControls("/nowhere", inspectorHere);
const picture = { picture: "abc", width: 128, height: 128 };

function plan(description: ModelDescription, changes: Partial<GenerationRequest> = {}) {
  const asked = { model: "x", prompt: "a panda", count: 1, seed: 5, ...changes };
  const capabilities = capabilitiesOf(description);
  return planLocal(
    { id: "local/test", description, capabilities, refiners, loras, controls },
    asked,
  );
}

function strengthOf(description: ModelDescription, source: GenerationRequest["source"]) {
  return plan(description, { source }).request.source?.strength;
}

/** The size that is settled on, and what is said about it. */
function drawn(width: number, height: number) {
  const { request, warnings } = plan(fixed, { size: { width, height } });
  return [request.size, warnings.map(({ message }) => spoken(message))];
}

const optionsOf = (warnings: readonly { option: string }[]) => warnings.map(({ option }) => option);

describe("planning for the own engine", () => {
  it("warns where the model's scheduler is drawn as another, unless one is named", () => {
    const remark = say("engine.scheduler-replaced", {
      className: "DEISMultistepScheduler",
      used: "DPM++ 2M",
    });
    const replaced = { ...free, remarks: [remark] };
    expect(spokenWarnings(plan(replaced).warnings)).toEqual([
      {
        option: "scheduler",
        message:
          "Its scheduler DEISMultistepScheduler is not known here: DPM++ 2M draws in its place.",
      },
    ]);
    expect(plan(replaced, { scheduler: "Euler" }).warnings).toEqual([]);
  });

  it("fills in the model's own defaults without a warning", () => {
    const { request, warnings, calls, cost } = plan(fixed, { count: 3 });
    expect(request).toMatchObject({
      model: "local/test",
      size: { width: 128, height: 128 },
      steps: 20,
      guidanceScale: 5,
      scheduler: "DPM++ 2M",
      seed: 5,
    });
    expect([warnings, calls, cost]).toEqual([[], [[0, 1, 2]], undefined]);
  });

  it("warns of everything that the model does differently", () => {
    const { request, warnings } = plan(fixed, {
      steps: 500,
      guidanceScale: 50,
      size: { width: 100, height: 131 },
      style: "watercolor",
      scheduler: "Magic",
      sigmas: "odd",
      eta: 0.5,
      clipSkip: 2,
      refiner: { on: true, highNoiseFraction: 0.8 },
    });
    expect(new Set(optionsOf(warnings))).toEqual(
      new Set([
        "steps",
        "guidance",
        "size",
        "style",
        "scheduler",
        "sigmas",
        "eta",
        "clip_skip",
        "refiner",
        "high_noise_fraction",
      ]),
    );
    expect(request).toMatchObject({
      steps: 150,
      guidanceScale: 30,
      size: { width: 128, height: 128 },
      style: "flat",
      scheduler: "DPM++ 2M",
      sigmas: undefined,
      eta: undefined,
      clipSkip: 0,
      refiner: undefined,
    });
  });

  it.each([
    ["DPM Multi", "DPM++ 2M", undefined, 0],
    ["DPM2 a Karras", "DPM2 a", "karras", 0],
    ["EulerDiscreteScheduler", "Euler", undefined, 0],
    ["DPM++ SDE", "PNDM", undefined, 1],
  ])("understands the scheduler %s as %s", (asked, scheduler, sigmas, warned) => {
    const { request, warnings } = plan(free, { scheduler: asked });
    expect(request).toMatchObject({ scheduler, sigmas });
    expect(warnings).toHaveLength(warned);
  });

  it("rescales a guidance where there is one", () => {
    expect(plan(free, { guidanceRescale: 0.7 }).request.guidanceRescale).toBe(0.7);
    expect(plan(free, { guidanceRescale: 0.7 }).warnings).toEqual([]);
    const { request, warnings } = plan(free, { guidanceRescale: 0.7, guidanceScale: 1 });
    expect(request.guidanceRescale).toBeUndefined();
    expect(optionsOf(warnings)).toEqual(["guidance_rescale"]);
    expect(plan(free, { guidanceRescale: 0, guidanceScale: 1 }).warnings).toEqual([]);
  });

  it("keeps sigmas and eta where the sampler takes them, and warns where it does not", () => {
    expect(plan(free, { scheduler: "Euler", sigmas: "Karras" }).request.sigmas).toBe("karras");
    expect(plan(free, { scheduler: "DDIM", eta: 0.5 }).request.eta).toBe(0.5);
    const { request, warnings } = plan(free, { scheduler: "DDIM", sigmas: "karras" });
    expect(request.sigmas).toBeUndefined();
    expect(optionsOf(warnings)).toEqual(["sigmas"]);
  });

  it("warns of another program's writing that it reads as plain words", () => {
    const { warnings } = plan(free, { prompt: "a panda <lyco:fur:0.8>" });
    expect(spokenWarnings(warnings)).toEqual([
      { option: "prompt", message: expect.stringContaining("are not loaded here") },
    ]);
  });

  it("warns of a negative prompt that a low guidance would ignore", () => {
    const { request, warnings } = plan(free, { negativePrompt: "blur", guidanceScale: 1 });
    expect(request.negativePrompt).toBeUndefined();
    expect(optionsOf(warnings)).toEqual(["negative_prompt"]);
    expect(plan(free, { negativePrompt: "blur" }).request.negativePrompt).toBe("blur");
  });

  it("keeps a source's shape, at the model's own area or at twice its size", () => {
    const wide = { ...picture, width: 640, height: 320 };
    expect(plan(free, { source: wide }).request.size).toEqual({ width: 32, height: 16 });
    expect(plan(fixed, { source: picture }).request.size).toEqual({ width: 128, height: 128 });
    const enlarged = plan(fixed, { source: { ...picture, enlarge: 2 } }).request;
    expect(enlarged.size).toEqual({ width: 256, height: 256 });
    expect(
      plan(fixed, { source: picture, size: { width: 192, height: 128 } }).request.size,
    ).toEqual({
      width: 192,
      height: 128,
    });
  });

  it("draws from words in the model's own shape, and enlarges that", () => {
    expect(drawn(128, 128)).toEqual([{ width: 128, height: 128 }, []]);
    const larger = "Tiny draws 128×128 at once: drawn so, and enlarged to 256×256 after.";
    expect(drawn(256, 256)).toEqual([{ width: 256, height: 256 }, [larger]]);
    const shape =
      "From words, Tiny draws 128×128 and larger in that shape: 384×256 became 256×256.";
    expect(drawn(384, 256)).toEqual([{ width: 256, height: 256 }, [shape, larger]]);
    const less = "From words, Tiny draws 128×128 and larger in that shape: 300×128 became 128×128.";
    expect(drawn(300, 128)).toEqual([{ width: 128, height: 128 }, [less]]);
  });

  it("keeps a source's own size, to the pixel, where the model can draw it", () => {
    const photo = { ...picture, width: 50, height: 33 };
    expect(plan(free, { source: photo }).request.size).toEqual({ width: 50, height: 33 });
    const large = plan(fixed, { source: { ...picture, width: 500, height: 333 } });
    expect(large.request.size).toEqual({ width: 500, height: 333 });
    expect(spokenWarnings(large.warnings)).toEqual([
      { option: "size", message: expect.stringContaining("draws 192×128 at once") },
    ]);
  });

  it("redraws parts in full, at the picture's own size with its extension", () => {
    const mask = { picture: "m", width: 64, height: 64 };
    const masked = plan(fixed, { source: { ...picture, mask } });
    expect(masked.request.source?.strength).toBe(1);
    expect(optionsOf(masked.warnings)).toEqual(["mask"]);
    const extend = { left: 64, right: 0, up: 0, down: 33 };
    const grown = plan(fixed, {
      source: { ...picture, extend },
      size: { width: 128, height: 128 },
    });
    expect(grown.request.size).toEqual({ width: 192, height: 161 });
    expect(optionsOf(grown.warnings)).toEqual(["size"]);
    const fitInto = { width: 160, height: 160 };
    const small = plan(fixed, { source: { ...picture, extend, fitInto } }).request.size;
    expect(Math.max(small?.width ?? 0, small?.height ?? 0)).toBe(160);
    const wide = plan(fixed, { source: { ...picture, width: 1024, height: 512, extend } });
    expect(optionsOf(wide.warnings)).toEqual(["extend"]);
  });

  it("settles a second pass, within the largest size and not over a part", () => {
    expect(plan(fixed, { hires: { factor: 2 } }).request.hires).toEqual({
      factor: 2,
      strength: 0.1,
      upscaler: "picture",
    });
    const latent = plan(free, { hires: { factor: 2, upscaler: "latent" } }).request.hires;
    expect(latent?.strength).toBe(0.6);
    const clamped = plan(fixed, { size: { width: 256, height: 256 }, hires: { factor: 4 } });
    expect(clamped.request.hires?.factor).toBe(2);
    expect(optionsOf(clamped.warnings)).toEqual(["size", "hires"]);
    for (const part of [{ mask: picture }, { enlarge: 2 as const }]) {
      const { request, warnings } = plan(fixed, {
        source: { ...picture, ...part },
        hires: { factor: 2 },
      });
      expect([request.hires, optionsOf(warnings)]).toEqual([undefined, ["hires"]]);
    }
    const blind = { ...free, imageToImage: false };
    const without = plan(blind, { hires: { factor: 2, upscaler: "picture" } });
    expect(without.request.hires?.upscaler).toBe("latent");
    expect(optionsOf(without.warnings)).toEqual(["hires_upscaler"]);
  });

  it("takes the strength that is asked for, but lets the model say how it is enlarged", () => {
    expect(strengthOf(fixed, { ...picture, strength: 0.4 })).toBe(0.4);
    expect(strengthOf(fixed, picture)).toBe(0.6);
    expect(strengthOf(fixed, { ...picture, strength: 0.4, enlarge: 2 })).toBe(0.1);
    expect(strengthOf(free, { ...picture, strength: 0.4, enlarge: 2 })).toBe(0.4);
  });

  it("refuses a source picture where the model has no encoder", () => {
    const blind = { ...free, imageToImage: false };
    expect(() => plan(blind, { source: picture })).toThrow("from words only");
  });

  it("is pure: an effective request planned again comes out the same, without warnings", () => {
    const first = plan(fixed, { style: "origami", steps: 999, scheduler: "LMS Karras" }).request;
    const again = plan(fixed, first);
    expect(again.request).toEqual(first);
    expect(again.warnings).toEqual([]);
  });
});

describe("capabilities", () => {
  it("of a fixed-size model offer its size and larger ones", () => {
    const { sizes, styles, imageToImage, strength, words } = capabilitiesOf(fixed);
    expect(sizes).toMatchObject({ min: 128, max: 512, multipleOf: 1, closed: false });
    expect(sizes?.common.map(({ width, height }) => [width, height])).toEqual([
      [128, 128],
      [192, 192],
      [256, 256],
    ]);
    expect(styles).toEqual({ default: "flat", choices: ["flat", "3d"], open: false });
    expect(imageToImage).toBe(true);
    expect(strength?.default).toBe(0.6);
    expect(words).toEqual(["panda", "apple"]);
  });

  it("of any other model know the named styles and every scheduler", () => {
    const { styles, schedulers } = capabilitiesOf({ ...free, imageToImage: false });
    expect(styles?.choices).toHaveLength(104);
    expect(schedulers?.choices).toContain("UniPC");
    expect(schedulers?.default).toBe("PNDM");
    expect(capabilitiesOf({ ...free, imageToImage: false }).strength).toBeUndefined();
  });
});

describe("a latent consistency model", () => {
  it("takes no negative prompt and no other scheduler, and says so", async () => {
    const consistent = await describeModel(tinyModel("tiny-lcm"));
    const { request, warnings } = plan(consistent, {
      negativePrompt: "blurry",
      scheduler: "DPM++ 2M",
    });
    expect(request).toMatchObject({ scheduler: "LCM", steps: 4, guidanceScale: 8 });
    expect(request.negativePrompt).toBeUndefined();
    expect(optionsOf(warnings)).toEqual(["negative_prompt", "scheduler"]);
    expect(plan(consistent, { scheduler: "LCMScheduler" }).warnings).toEqual([]);
    expect(plan(consistent, { steps: 60 }).request.steps).toBe(50);
    expect(capabilitiesOf(consistent)).toMatchObject({
      negativePrompt: false,
      schedulers: { choices: ["LCM"] },
    });
  });
});

it("an empty negative prompt stays one, since SDXL tells it from none", async () => {
  const large = await describeModel(tinyModel("tiny-xl"));
  expect(plan(large, { negativePrompt: "" }).request.negativePrompt).toBe("");
  expect(plan(large).request.negativePrompt).toBeUndefined();
});
