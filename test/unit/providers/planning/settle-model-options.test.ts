import { describe, expect, it } from "vitest";
import type { ModelCapabilities } from "../../../../src/domain/capabilities.ts";
import { settleModelOptions } from "../../../../src/providers/planning/settle-model-options.ts";
import { textToImageOfXl } from "../../../../src/providers/segmind/capabilities.ts";
import { spoken } from "../../../support/words/spoken.ts";

const modelOptions: ModelCapabilities["modelOptions"] = {
  quality: { kind: "choice", choices: ["low", "high"], default: "high" },
  compression: { kind: "number", min: 0, max: 100, default: 90 },
  karras: { kind: "switch", default: true },
  user: { kind: "text", maxLength: 4 },
};
const account = {
  price: undefined,
  pace: { account: "test", requestsPerMinute: undefined, concurrency: 1 },
};
const model = { name: "M", capabilities: { ...textToImageOfXl(account), modelOptions } };

function settle(asked: Record<string, string | number | boolean> | undefined) {
  const warnings: string[] = [];
  const settled = settleModelOptions(model, asked, (option, message) =>
    warnings.push(`${option}: ${spoken(message)}`),
  );
  return { settled, warnings };
}

describe("options of a model's own", () => {
  it("travel as they are when the model takes them", () => {
    const asked = { quality: "low", compression: 50, karras: false, user: "abcd" };
    expect(settle(asked)).toEqual({ settled: asked, warnings: [] });
  });

  it("are read from the text of a flag", () => {
    const asked = { quality: "LOW", compression: "50", karras: "Off" };
    const settled = { quality: "low", compression: 50, karras: false };
    expect(settle(asked)).toEqual({ settled, warnings: [] });
  });

  it.each([
    [{ colour: "red" }, undefined, "colour: M has no option colour: it was left out."],
    [{ constructor: "x" }, undefined, "constructor: M has no option constructor: it was left out."],
    [
      { quality: "best" },
      undefined,
      "quality: M takes low or high for quality: “best” was left out.",
    ],
    [
      { compression: 300 },
      { compression: 100 },
      "compression: M takes 0 to 100 for compression: 300 became 100.",
    ],
    [
      { compression: "much" },
      undefined,
      "compression: M takes a number from 0 to 100 for compression: “much” was left out.",
    ],
    [
      { compression: " " },
      undefined,
      "compression: M takes a number from 0 to 100 for compression: “” was left out.",
    ],
    [{ karras: "maybe" }, undefined, "karras: M takes on or off for karras: “maybe” was left out."],
    [
      { user: "abcdef" },
      { user: "abcd" },
      "user: M takes 4 characters for user: the rest was cut off.",
    ],
  ])("%j becomes %j, and is warned about", (asked, settled, warning) => {
    expect(settle(asked as Record<string, string | number>)).toEqual({
      settled,
      warnings: [warning],
    });
  });

  it("are none when none was asked for", () => {
    expect(settle(undefined)).toEqual({ settled: undefined, warnings: [] });
  });
});
