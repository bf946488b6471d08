import { describe, expect, it } from "vitest";
import { settleScheduler, settleStyle } from "../../../../src/providers/planning/settle-choice.ts";
import { schedulerNames } from "../../../../src/providers/segmind/schedulers.ts";
import { spoken } from "../../../support/words/spoken.ts";
import type { Message } from "../../../../src/words/index.ts";

const warningsOf = () => {
  const messages: string[] = [];
  return {
    messages,
    warn: (_: string, message: Message | string) => messages.push(spoken(message)),
  };
};

const closed = { default: "DDIM", choices: ["DDIM", "Euler a", "DPM Multi"], open: false };

function scheduler(asked: string | undefined, open = false, tolerated: string[] = []) {
  const { messages, warn } = warningsOf();
  const choices = { list: { ...closed, open }, names: schedulerNames, tolerated };
  return [settleScheduler(asked, choices, "M", warn), messages] as const;
}

describe("settleScheduler", () => {
  it.each([
    [undefined, "DDIM"],
    ["euler A", "Euler a"],
    ["EulerAncestralDiscreteScheduler", "Euler a"],
    ["DPM++ 2M", "DPM Multi"],
  ])("takes %s as %s without a word", (asked, used) => {
    expect(scheduler(asked)).toEqual([used, []]);
  });

  it("says when only a relative is there", () => {
    expect(scheduler("DPM++ 2M Karras")).toEqual([
      "DPM Multi",
      ["M has no DPM++ 2M Karras: DPM Multi comes closest and was used."],
    ]);
  });

  it.each(["UniPC", "LCM", "nobody"])(
    "uses the default for %s when the list is closed",
    (asked) => {
      expect(scheduler(asked)).toEqual(["DDIM", [`M has no scheduler “${asked}”: DDIM was used.`]]);
    },
  );

  it.each([
    ["UniPCMultistepScheduler", "UniPC"],
    ["nobody", "nobody"],
  ])("sends %s as %s with a warning when the list is open", (asked, used) => {
    const [name, warnings] = scheduler(asked, true);
    expect(name).toBe(used);
    expect(warnings).toEqual([expect.stringContaining("sent all the same")]);
  });

  it("sends what is tolerated, with a warning", () => {
    const [name, warnings] = scheduler("unipc", false, ["UniPC"]);
    expect(name).toBe("UniPC");
    expect(warnings).toHaveLength(1);
  });
});

describe("settleStyle", () => {
  const styles = { default: "base", choices: ["base", "film noir"], open: true };
  const settle = (asked: string | undefined, list: typeof styles | undefined = styles) => {
    const { messages, warn } = warningsOf();
    return [settleStyle(asked, list, "M", warn), messages.length] as const;
  };

  it("takes the list's own spelling and the default without a word", () => {
    expect(settle("Film Noir")).toEqual(["film noir", 0]);
    expect(settle(undefined)).toEqual(["base", 0]);
  });

  it("sends an unknown style of an open list, and replaces that of a closed one, with a warning", () => {
    expect(settle("sticker")).toEqual(["sticker", 1]);
    expect(settle("sticker", { ...styles, open: false })).toEqual(["base", 1]);
  });

  it("warns on a model without styles only when one was asked for", () => {
    const { messages, warn } = warningsOf();
    expect(settleStyle(undefined, undefined, "M", warn)).toBeUndefined();
    expect(messages).toEqual([]);
    expect(settleStyle("anime", undefined, "M", warn)).toBeUndefined();
    expect(messages).toEqual(["M has no styles: describe “anime” in the prompt instead."]);
  });
});
