import { describe, expect, it } from "vitest";
import type { GenerationRequest } from "../../../../src/domain/request.ts";
import { planRequest } from "../../../../src/providers/planning/plan-request.ts";
import type { Warn } from "../../../../src/providers/planning/warn.ts";
import { textToImageOfXl } from "../../../../src/providers/segmind/capabilities.ts";
import { schedulerNames } from "../../../../src/providers/segmind/schedulers.ts";
import { quoted } from "../../../../src/words/index.ts";
import { spoken } from "../../../support/words/spoken.ts";

const capabilities = textToImageOfXl({
  price: { perPicture: 0.5 },
  pace: { account: "test", requestsPerMinute: undefined, concurrency: 1 },
});
const model = {
  id: "test/model",
  name: "M",
  capabilities,
  schedulerNames,
  takesHighNoiseFraction: true,
} as const;

const plan = (options: Partial<GenerationRequest>, of: Partial<typeof capabilities> = {}) =>
  planRequest(
    { ...model, capabilities: { ...capabilities, ...of } },
    { model: "m", prompt: "a", count: 1, seed: 1, ...options },
  );
const messages = (options: Partial<GenerationRequest>, of: Partial<typeof capabilities> = {}) =>
  plan(options, of).warnings.map(({ option, message }) => `${option}: ${spoken(message)}`);

const remarks = (request: GenerationRequest, warn: Warn) =>
  warn("prompt", quoted(`${request.prompt} is short`));

describe("planRequest", () => {
  it("makes a call of each picture, and counts the price of all", () => {
    expect(plan({ count: 3 })).toMatchObject({ calls: [[0], [1], [2]], cost: 1.5, warnings: [] });
  });

  it("needs a prompt", () => {
    expect(() => plan({ prompt: "  " })).toThrow("needs a prompt");
  });

  it("leaves out what the model does not have, and says so", () => {
    const none = {
      negativePrompt: false,
      sizes: undefined,
      schedulers: undefined,
      refiner: undefined,
    };
    const refiner = { on: true, highNoiseFraction: 0.5 };
    const size = { width: 512, height: 512 };
    expect(messages({ negativePrompt: "b", size, scheduler: "DDIM", refiner }, none)).toEqual([
      "negative_prompt: M takes no negative prompt: it was left out.",
      "size: M chooses the size itself: 512×512 is not honoured.",
      "scheduler: M chooses its scheduler itself.",
      "refiner: M has no refiner.",
      "high_noise_fraction: M has no refiner, and so no share for it.",
    ]);
    expect(messages({ negativePrompt: "" }, none)).toEqual([]);
  });

  it("warns of a refiner that does nothing, and of one of another model", () => {
    expect(messages({ refiner: { highNoiseFraction: 1 } })).toEqual([
      "refiner: The refiner does nothing when the high noise fraction is 1.",
    ]);
    expect(messages({ refiner: { on: false, highNoiseFraction: 1 } })).toEqual([]);
    const other = plan({ refiner: { model: "local/other" } });
    expect(other.warnings).toMatchObject([{ option: "refiner" }]);
    expect(other.request.refiner).toEqual({ on: true, highNoiseFraction: 0.8 });
  });

  it("warns of options that only the own engine has", () => {
    expect(
      plan({ sigmas: "karras", eta: 0.5, clipSkip: 1, guidanceRescale: 0.7 }).warnings.map(
        (one) => one.option,
      ),
    ).toEqual(["sigmas", "eta", "clip_skip", "guidance_rescale"]);
  });

  it("keeps what a model can of masks, extensions, variations and second passes", () => {
    const extend = { left: 8, right: 0, up: 0, down: 0 };
    const picture = { picture: "0".repeat(64), width: 512, height: 512 };
    const asked = {
      sigmas: "Karras",
      eta: 0.5,
      clipSkip: 20,
      hires: { factor: 9, steps: 10 },
      variation: { seed: 3, strength: 0.2 },
      source: { ...picture, mask: picture, extend, edit: true },
    };
    const has = {
      imageToImage: true,
      mask: true,
      extend: true,
      editByInstruction: true,
      variations: true,
      sigmas: { default: undefined, choices: ["karras"], open: false },
      eta: { min: 0, max: 1, default: 0 },
      clipSkip: { min: 0, max: 12, default: 0 },
      hires: { min: 1, max: 4, default: 2 },
    };
    const { request, warnings } = plan(asked, has);
    expect(request).toMatchObject({
      ...asked,
      sigmas: "karras",
      clipSkip: 12,
      hires: { factor: 4, steps: 10 },
    });
    expect(warnings.map(({ option }) => option).toSorted()).toEqual(["clip_skip", "hires"]);
    const without = plan(asked, { imageToImage: true }).warnings.map(({ option }) => option);
    expect(without.toSorted()).toEqual([
      "clip_skip",
      "eta",
      "extend",
      "hires",
      "image",
      "mask",
      "sigmas",
      "variation_seed",
      "variation_strength",
    ]);
  });

  it("puts as many pictures into a call as the model makes at once", () => {
    const request = { model: "m", prompt: "a", count: 4, seed: 1 };
    const { calls } = planRequest({ ...model, picturesPerCall: 3 }, request);
    expect(calls).toEqual([[0, 1, 2], [3]]);
  });

  it("adds what only the model knows", () => {
    const request = { model: "m", prompt: "a", count: 1, seed: 1 };
    expect(planRequest({ ...model, remarks }, request).warnings).toEqual([
      { option: "prompt", message: quoted("a is short") },
    ]);
  });
});
