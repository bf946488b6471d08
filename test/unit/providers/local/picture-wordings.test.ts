import { beforeAll, describe, expect, it } from "vitest";
import type { ModelDescription } from "../../../../src/diffusion/description/model-description.ts";
import type { GenerationRequest } from "../../../../src/domain/request.ts";
import { pictureWordings } from "../../../../src/providers/local/picture-wordings.ts";
import { inEnglish } from "../../../../src/words/index.ts";
import { fewWords } from "../../../support/diffusion/few-words.ts";
import { describeFixedModel } from "../../../support/diffusion/fixed-model.ts";

let model: ModelDescription;
beforeAll(async () => {
  model = { ...(await describeFixedModel()), wordList: fewWords };
});

function wordings(changes: Partial<GenerationRequest>, description = model) {
  const told: string[] = [];
  const request = { model: "x", prompt: "a cat", count: 1, seed: 5, ...changes };
  const { wording, wordings: each } = pictureWordings(request, description, (option, message) =>
    told.push(`${option}: ${inEnglish(message)}`),
  );
  const prompts = Array.from({ length: request.count }, (_, at) => (each?.[at] ?? wording).prompt);
  return { prompts, negative: wording.negativePrompt, told };
}

const source = { picture: "abc", width: 128, height: 128 };

describe("the words of each picture", () => {
  it("are chosen by its own seed, so that each repeats alone", () => {
    const { prompts } = wordings({ count: 4 });
    expect(new Set(prompts).size).toBeGreaterThan(1);
    expect(prompts).toEqual([5, 6, 7, 8].flatMap((seed) => wordings({ seed }).prompts));
  });

  it("are the request's own for a model without a list", () => {
    const { prompts, told } = wordings(
      { prompt: "a samurai 🐙", count: 2 },
      { ...model, wordList: undefined },
    );
    expect(prompts).toEqual(["flat a samurai 🐙", "flat a samurai 🐙"]);
    expect(told).toEqual([]);
  });

  it("leave out what the model does not know, of the negative prompt too", () => {
    const style = "3d";
    const { prompts, negative, told } = wordings({
      prompt: "a (sleepy) cat",
      negativePrompt: "blurry, kitty",
      style,
    });
    expect(prompts[0]).toMatch(/^3d a cat(?: on blue)?$/);
    expect(negative).toBe("cat");
    expect(told).toEqual([
      "prompt: Tiny doesn't know sleepy: the rest was drawn.",
      "negative_prompt: Tiny doesn't know blurry: the rest was drawn.",
    ]);
  });

  it("are those that were typed where nothing is known", () => {
    const { prompts, told } = wordings({ prompt: "samurai" });
    expect(prompts).toEqual(["flat samurai"]);
    expect(told[0]).toContain("knows nothing of this (samurai)");
  });

  it("say nothing of what the server adds", () => {
    const added = { prompt: "masterwork" };
    expect(wordings({ prompt: "a cat, masterwork", added }).told).toEqual([]);
  });

  it("are not chosen over a picture that was given; variations say who chooses", () => {
    expect(new Set(wordings({ source, count: 8 }).prompts)).toEqual(new Set(["flat a cat"]));
    const kept = wordings({ source, count: 4, wordsSeed: 6, seed: 900 }).prompts;
    expect(new Set(kept)).toEqual(new Set(wordings({ seed: 6 }).prompts));
    const fresh = wordings({ source, count: 4, wordsSeed: "own", seed: 900 }).prompts;
    expect(fresh).toEqual(wordings({ count: 4, seed: 900 }).prompts);
  });

  it("follow the seed, not the variation seed", () => {
    const variation = { seed: 50, strength: 0.3 };
    expect(new Set(wordings({ variation, count: 4 }).prompts)).toEqual(
      new Set(wordings({ seed: 5 }).prompts),
    );
  });
});
