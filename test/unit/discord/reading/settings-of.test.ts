import { describe, expect, it } from "vitest";
import { settingsOf } from "../../../../src/discord/reading/settings-of.ts";
import { makeDetails } from "../../../../src/images/metadata/make-details.ts";
import { fakeServices } from "../../../support/commands/fake-services.ts";
import { sampleJob } from "../../../support/components/sample-job.ts";

const { services } = fakeServices();
const bare = makeDetails("a1111", "a castle", { prompt: "a castle" });

describe("the settings of a picture's file", () => {
  it("are an order for one picture, by Easel's own names", () => {
    const details = {
      ...bare,
      negativePrompt: "worms",
      steps: 20,
      guidanceScale: 7,
      seed: 42,
      width: 512,
      height: 768,
      scheduler: "Euler a",
    };
    expect(settingsOf(details, services)).toMatchObject({
      prompt: "a castle",
      negativePrompt: "worms",
      steps: 20,
      guidanceScale: 7,
      seed: 42,
      size: { width: 512, height: 768 },
      count: 1,
      source: undefined,
    });
  });

  it("leave out what no order can have, and models that are not here", () => {
    const details = { ...bare, seed: -1, steps: 0, guidanceScale: 1e9, model: "someone/else" };
    const draft = settingsOf(details, services);
    expect(draft).toMatchObject({ prompt: "a castle", count: 1 });
    expect(draft?.seed ?? draft?.steps ?? draft?.guidanceScale ?? draft?.model).toBeUndefined();
  });

  it("of a picture made here are its request, with the picture's own seed", () => {
    const { request } = sampleJob({ request: { count: 4, steps: 9 } });
    const { seed, model } = { seed: 1003, model: request.model };
    const easel = { request, seed, model, width: 768, height: 512, version: "1" };
    const details = { ...makeDetails("easel", "{}", { prompt: request.prompt }), model, easel };
    expect(settingsOf(details, services)).toMatchObject({ steps: 9, seed: 1003, count: 1, model });
  });

  it("are none without words", () => {
    expect(settingsOf({ ...bare, prompt: " \n" }, services)).toBeUndefined();
    expect(settingsOf({ ...bare, prompt: "x".repeat(5000) }, services)).toBeUndefined();
  });
});
