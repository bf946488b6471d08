import { describe, expect, it } from "vitest";
import { usualCount } from "../../../../src/pipeline/orders/usual-count.ts";
import { scriptedModel } from "../../../support/pipeline/scripted-model.ts";

const own = { ...scriptedModel(), id: "local/own", paid: false };
const paid = { ...scriptedModel(), id: "segmind/paid", paid: true };
const studio = {
  models: [own, paid],
  model: (id: string) => [own, paid].find((each) => each.id === id),
};

describe("how many pictures are made when nobody says", () => {
  it("is four on the own machine, so that there is something to choose from", () => {
    expect(usualCount(studio)).toBe(4);
    expect(usualCount(studio, "local/own")).toBe(4);
  });

  it("is one where a picture may cost money, and for a model that is not there", () => {
    expect(usualCount(studio, "segmind/paid")).toBe(1);
    expect(usualCount(studio, "segmind/gone")).toBe(1);
  });
});
