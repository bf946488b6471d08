import { assert, integer, property } from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { UserError } from "../../src/domain/errors.ts";
import { pictureSeed } from "../../src/domain/request.ts";
import type { GenerationRequest } from "../../src/domain/request.ts";
import type { GenerationPlan } from "../../src/providers/image-model.ts";
import { requestFor, runModel, runPlan, testContext } from "../support/vendors/run-model.ts";
import { subjects } from "./model-subjects.ts";
import type { Subject } from "./model-subjects.ts";
import { randomRequest } from "./random-request.ts";

const sizeOf = ({ size }: GenerationRequest) => size && `${size.width}×${size.height}`;

/** Every option of a request by its public name, beside the same of the effective request. */
function options(asked: GenerationRequest, made: GenerationRequest) {
  return [
    ["negative_prompt", asked.negativePrompt, made.negativePrompt],
    ["style", asked.style?.toLowerCase(), made.style?.toLowerCase()],
    ["size", sizeOf(asked), sizeOf(made)],
    ["count", asked.count, made.count],
    ["seed", asked.seed, made.seed],
    ["steps", asked.steps, made.steps],
    ["guidance", asked.guidanceScale, made.guidanceScale],
    ["sigmas", asked.sigmas, made.sigmas],
    ["eta", asked.eta, made.eta],
    ["clip_skip", asked.clipSkip, made.clipSkip],
    // How strongly an enlarged picture is redrawn is nobody's wish: a model may know better.
    ["strength", asked.source?.enlarge ? undefined : asked.source?.strength, made.source?.strength],
    ["mask", asked.source?.mask?.picture, made.source?.mask?.picture],
    ["extend", asked.source?.extend, made.source?.extend],
    ["variation_seed", asked.variation?.seed, made.variation?.seed],
    ["variation_strength", asked.variation?.strength, made.variation?.strength],
    ["hires", asked.hires?.factor, made.hires?.factor],
    ["refiner", asked.refiner?.on || undefined, made.refiner?.on],
    // A refiner that is named and switched off is not wanted.
    [
      "refiner",
      asked.refiner?.on === false ? undefined : asked.refiner?.model,
      made.refiner?.model,
    ],
    ["high_noise_fraction", asked.refiner?.highNoiseFraction, made.refiner?.highNoiseFraction],
  ] as const;
}

const warned = ({ warnings }: GenerationPlan): Set<string> =>
  new Set(warnings.map(({ option }) => option));

describe.each(Object.entries(subjects))("the model %s", (id, start) => {
  let subject: Subject;
  beforeAll(async () => {
    subject = await start();
  });
  afterAll(async () => subject.close());

  /** How many paid calls the service has received so far. */
  const paid = () => subject.wire?.posts().length ?? 0;

  it("goes by its id", () => {
    expect(subject.model.id).toBe(id);
  });

  it("takes every option as it was asked, or warns", () => {
    const { model } = subject;
    assert(
      property(randomRequest(model, integer({ min: 1, max: 4 })), (asked) => {
        const plan = model.plan(asked);
        for (const [option, wanted, used] of options(asked, plan.request)) {
          if (wanted !== undefined && wanted !== used) expect(warned(plan)).toContain(option);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("plans the same for the same, and leaves an effective request as it is", () => {
    const { model } = subject;
    assert(
      property(randomRequest(model), (asked) => {
        const plan = model.plan(asked);
        expect(model.plan(asked)).toEqual(plan);
        expect(model.plan(plan.request).request).toEqual(plan.request);
      }),
    );
  });

  it("keeps what it uses within what it says it can do", () => {
    const { model } = subject;
    const { steps, guidanceScale, strength, sizes } = model.capabilities;
    assert(
      property(randomRequest(model), (asked) => {
        const { request } = model.plan(asked);
        const numbers = [
          [request.steps, steps],
          [request.guidanceScale, guidanceScale],
          [request.source?.strength, strength],
          [request.size?.width, sizes],
          [request.size?.height, sizes],
        ] as const;
        for (const [value, range] of numbers) {
          if (value === undefined || range === undefined) continue;
          expect(value).toBeGreaterThanOrEqual(range.min);
          expect(value).toBeLessThanOrEqual(range.max);
        }
      }),
    );
  });

  it("refuses a kind of request that it cannot do, in words", () => {
    const { model } = subject;
    const { textToImage, imageToImage } = model.capabilities;
    const source = { picture: "0".repeat(64), width: 64, height: 64 };
    const plan = (request: Partial<GenerationRequest>) => () =>
      model.plan({ ...requestFor(model), ...request });
    if (!imageToImage) expect(plan({ source })).toThrow(UserError);
    if (!textToImage) expect(plan({ source: undefined })).toThrow(UserError);
    expect(textToImage || imageToImage).toBe(true);
  });

  it("makes each picture once, each from its own seed, and tells progress that never falls", async () => {
    const { model } = subject;
    const result = await runModel(model, { count: 3, seed: 7 });
    expect(result.error).toBeUndefined();
    const pictures = result.of("picture").toSorted((one, other) => one.position - other.position);
    expect(pictures.map(({ position, seed }) => [position, seed])).toEqual(
      [0, 1, 2].map((position) => [position, pictureSeed(7, position)]),
    );
    const fractions = result.of("progress").map(({ fraction }) => fraction);
    expect(fractions).toEqual(fractions.toSorted((one, other) => one - other));
    expect(fractions.length).toBeGreaterThan(1);
    expect(fractions.filter((fraction) => fraction < 0 || fraction > 1)).toEqual([]);
  });

  it("does not make again what is finished", async () => {
    const before = paid();
    const context = testContext({ finished: new Set([0, 2]) });
    const result = await runModel(subject.model, { count: 3 }, context);
    expect(result.of("picture").map(({ position }) => position)).toEqual([1]);
    expect(paid() - before).toBe(subject.wire ? 1 : 0);
  });

  it("throws the signal's own reason when it is aborted before, and does nothing", async () => {
    const before = paid();
    const reason = new Error("cancelled");
    const context = testContext({ signal: AbortSignal.abort(reason) });
    const result = await runModel(subject.model, { count: 2 }, context);
    expect(result.error).toBe(reason);
    expect(result.of("picture")).toEqual([]);
    expect(paid()).toBe(before);
  });

  it("throws the signal's own reason when it is aborted on the way", async () => {
    const { model } = subject;
    const controller = new AbortController();
    const reason = new Error("cancelled");
    const plan = model.plan(requestFor(model, { count: 2 }));
    const run = async (): Promise<void> => {
      const context = testContext({ signal: controller.signal });
      for await (const event of model.execute(plan, context)) {
        if (event.type === "progress") controller.abort(reason);
      }
    };
    await expect(run()).rejects.toBe(reason);
  });

  it("may be left early", async () => {
    const { model } = subject;
    const plan = model.plan(requestFor(model, { count: 2 }));
    const seen: string[] = [];
    for await (const event of model.execute(plan, testContext())) {
      seen.push(event.type);
      break;
    }
    expect(seen).toHaveLength(1);
    const again = await runPlan(model, plan);
    expect(again.of("picture")).toHaveLength(2);
  });
});
