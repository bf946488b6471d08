import { describe, expect, it } from "vitest";
import { guide, guidePredictions, rescaleGuidance } from "../../../src/diffusion/guidance.ts";
import { tensor } from "../../../src/diffusion/tensor.ts";

const of = (...values: number[]) => tensor(Float32Array.from(values), [values.length]);

describe("classifier-free guidance", () => {
  it("gives the conditional prediction back at scale 1 and goes past it above", () => {
    expect(guide(of(0), of(1), 1).data[0]).toBe(1);
    expect(guide(of(0), of(1), 7.5).data[0]).toBe(7.5);
    expect(guide(of(1), of(1), 7.5).data[0]).toBe(1);
  });
});

describe("guidance rescale", () => {
  it("brings the deviation back to the conditional one at 1, and changes nothing at 0", () => {
    const guided = of(-4, 4);
    const conditional = of(-1, 1);
    expect(rescaleGuidance(guided, conditional, 1).data).toEqual(Float32Array.of(-1, 1));
    expect(rescaleGuidance(guided, conditional, 0)).toBe(guided);
  });

  it("mixes both by its amount", () => {
    expect(rescaleGuidance(of(-4, 4), of(-1, 1), 0.5).data).toEqual(Float32Array.of(-2.5, 2.5));
  });
});

describe("the prediction that is followed", () => {
  const rows = tensor(Float32Array.of(1, 3, 6), [3, 1]);
  const told = { isGuided: true, weights: [1, 0.5], edits: false };

  it("leads from the first row towards each prompt by its weight times the scale", () => {
    // 1 + 2 · (3 − 1) + 2 · 0.5 · (6 − 1)
    expect(guidePredictions(rows, { guidanceScale: 2 }, told).data[0]).toBe(10);
    expect(guidePredictions(rows, { guidanceScale: 0 }, told).data[0]).toBe(5.5);
  });

  it("is the only one where nothing guides, and InstructPix2Pix' of an edit", () => {
    const one = tensor(Float32Array.of(4), [1, 1]);
    const plain = { isGuided: false, weights: [1], edits: false };
    expect(guidePredictions(one, { guidanceScale: 1 }, plain)).toBe(one);
    const edit = guidePredictions(rows, { guidanceScale: 2 }, { ...told, edits: true });
    expect(edit.data[0]).toBe(2 * 1 - 0.5 * 3 - 0.5 * 6);
  });
});
