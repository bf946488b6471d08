import { describe, expect, it } from "vitest";
import { settleNumber } from "../../../../src/providers/planning/settle-number.ts";
import { spoken } from "../../../support/words/spoken.ts";

const range = { min: 20, max: 100, default: 25 };

const words = (asked: number, used: number): string =>
  `steps: Some Model takes 20 to 100: ${asked} became ${used}.`;

function settle(asked: number | undefined, of: typeof range | undefined = range) {
  const warnings: string[] = [];
  const value = settleNumber(
    { option: "steps", asked, range: of, model: "Some Model" },
    (option, message) => warnings.push(`${option}: ${spoken(message)}`),
  );
  return { value, warnings };
}

describe("settleNumber", () => {
  it("takes the default in silence, and what is in range as it is", () => {
    expect(settle(undefined)).toEqual({ value: 25, warnings: [] });
    expect([20, 60, 100].map((asked) => settle(asked))).toEqual(
      [20, 60, 100].map((value) => ({ value, warnings: [] })),
    );
  });

  it("brings what is out of range to its bound, and says so", () => {
    expect(settle(3)).toEqual({ value: 20, warnings: [words(3, 20)] });
    expect(settle(500)).toEqual({ value: 100, warnings: [words(500, 100)] });
  });
});

function settleWithout(asked: number | undefined) {
  const warnings: string[] = [];
  const value = settleNumber({ option: "eta", asked, range: undefined, model: "M" }, (option) =>
    warnings.push(option),
  );
  return { value, warnings };
}

describe("settleNumber without a range", () => {
  it("leaves the option out, and says so only when it was asked for", () => {
    expect(settleWithout(undefined)).toEqual({ value: undefined, warnings: [] });
    expect(settleWithout(0.5)).toEqual({ value: undefined, warnings: ["eta"] });
  });
});
