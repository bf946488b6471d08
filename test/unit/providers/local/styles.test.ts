import { describe, expect, it } from "vitest";
import { promptWithStyle, settleLocalStyle } from "../../../../src/providers/local/styles.ts";

const styles = { default: "flat", templates: { flat: "flat {prompt}", "3d": "3d {prompt}" } };
const own = { name: "Easel", styles };

describe("a style of a model that has a few of its own", () => {
  it.each([
    ["3D", "3d", 0],
    ["flat", "flat", 0],
    ["3d-model", "3d", 1],
    ["craft clay", "3d", 1],
    ["flat papercut", "flat", 1],
    ["watercolor", "flat", 1],
  ])("%s becomes %s", (asked, style, warned) => {
    const warnings: string[] = [];
    const warn = (_: string, message: string) => warnings.push(message);
    expect(settleLocalStyle(asked, own, warn)).toBe(style);
    expect(warnings).toHaveLength(warned);
  });

  it("is worked into the prompt by its template, whatever the prompt holds", () => {
    expect(promptWithStyle("a $& panda", "3d", styles)).toBe("3d a $& panda");
    expect(promptWithStyle("a panda", undefined, styles)).toBe("flat a panda");
  });

  it("gives way to a style that the words name", () => {
    expect(promptWithStyle("a 3D panda", undefined, styles)).toBe("a 3D panda");
    expect(promptWithStyle("a 3d panda", "flat", styles)).toBe("flat a 3d panda");
    expect(promptWithStyle("a flatfish", undefined, styles)).toBe("flat a flatfish");
  });
});

describe("a style of any other model", () => {
  it("becomes words of the prompt", () => {
    const settled = settleLocalStyle("anime", { name: "SD", styles: undefined }, () => {});
    expect(promptWithStyle("a panda", settled, undefined)).toBe("a panda, anime style");
  });

  it("changes nothing when there is none, or it is the base", () => {
    expect(promptWithStyle("a panda", undefined, undefined)).toBe("a panda");
    expect(promptWithStyle("a panda", "base", undefined)).toBe("a panda");
  });
});
