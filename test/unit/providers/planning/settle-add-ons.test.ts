import { describe, expect, it } from "vitest";
import type { ModelCapabilities } from "../../../../src/domain/capabilities.ts";
import {
  type AddOnOptions,
  settleAddOns,
} from "../../../../src/providers/planning/settle-add-ons.ts";
import { textToImageOfXl } from "../../../../src/providers/segmind/capabilities.ts";
import { spoken } from "../../../support/words/spoken.ts";

const account = {
  price: undefined,
  pace: { account: "test", requestsPerMinute: undefined, concurrency: 1 },
};
const image = { picture: "0".repeat(64), width: 8, height: 8 };

function settle(asked: AddOnOptions, has: Partial<ModelCapabilities> = {}) {
  const warnings: string[] = [];
  const capabilities = { ...textToImageOfXl(account), ...has };
  const settled = settleAddOns({ name: "M", capabilities }, asked, (option, message) =>
    warnings.push(`${option}: ${spoken(message)}`),
  );
  return { settled, warnings };
}

const everything: AddOnOptions = {
  references: [image, image, image],
  loras: [
    { name: "ink", weight: 0.8 },
    { name: "toy", weight: 1 },
  ],
  control: { model: "canny", image, strength: 0.5 },
  transparent: true,
  animate: true,
};

describe("what comes on top of words and a source picture", () => {
  it("is left out by a model that has none of it, each with a warning", () => {
    const { settled, warnings } = settle(everything);
    expect(Object.values(settled).filter((value) => value !== undefined)).toEqual([]);
    expect(warnings).toEqual([
      "control: M does not know control: it was left out.",
      "image2: M takes no further pictures: they were left out.",
      "lora: M does not know lora: it was left out.",
      "transparent: M does not know transparent: it was left out.",
      "animate: M does not know animate: it was left out.",
    ]);
  });

  it("reaches a model that has all of it unchanged, without a word", () => {
    const has = {
      references: { max: 3 },
      loras: { max: 2, choices: ["ink", "toy"], open: false },
      controlNets: { max: 1, choices: ["canny"], open: false },
      transparent: true,
      animate: true,
    };
    expect(settle(everything, has)).toEqual({ settled: everything, warnings: [] });
  });

  it("is cut to what the model takes", () => {
    const has = {
      references: { max: 1 },
      loras: { max: 1, choices: ["ink", "toy"], open: false },
    };
    const { settled, warnings } = settle(
      { references: everything.references, loras: everything.loras },
      has,
    );
    expect(settled.references).toHaveLength(1);
    expect(settled.loras).toEqual([{ name: "ink", weight: 0.8 }]);
    expect(warnings).toEqual([
      "image2: M takes one further picture: the others were left out.",
      "lora: M takes one LoRA: the others were left out.",
    ]);
  });

  it("is left out when its name is unknown, unless the list is open", () => {
    const loras = [{ name: "other", weight: 1 }];
    const closed = { max: 2, choices: ["ink"], open: false };
    expect(settle({ loras }, { loras: closed })).toMatchObject({
      settled: { loras: undefined },
      warnings: ["lora: M has no lora “other”: it was left out."],
    });
    const open = settle({ loras }, { loras: { ...closed, open: true } });
    expect(open.settled.loras).toEqual(loras);
    expect(open.warnings).toHaveLength(1);
  });

  it("is nothing when nothing was asked for", () => {
    expect(settle({})).toMatchObject({ warnings: [] });
  });
});
