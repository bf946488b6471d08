import { describe, expect, it } from "vitest";
import { easelText } from "../../../src/images/parameters.ts";
import { sampleParameters } from "../../support/sample-parameters.ts";

const given = (picture: string) => ({ picture, width: 64, height: 32 });

describe("Easel's JSON in a file", () => {
  it("holds no hash of a picture that was given, whatever it was given for", () => {
    const parameters = sampleParameters();
    const text = easelText({
      ...parameters,
      request: {
        ...parameters.request,
        source: { ...given("hash-of-source"), strength: 0.5, mask: given("hash-of-mask") },
        references: [given("hash-of-reference"), given("hash-of-another")],
        control: { model: "canny", image: given("hash-of-control"), strength: 0.8 },
      },
    });
    expect(text).not.toContain("hash-of");
    expect(JSON.parse(text)).toMatchObject({
      request: {
        source: { width: 64, mask: { height: 32 } },
        references: [{ width: 64 }, { width: 64 }],
        control: { model: "canny", image: { height: 32 }, strength: 0.8 },
      },
    });
  });
});
