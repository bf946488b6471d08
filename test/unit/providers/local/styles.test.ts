import { describe, expect, it } from "vitest";
import { settleLocalStyle, wordingOf } from "../../../../src/providers/local/styles.ts";
import { spoken } from "../../../support/words/spoken.ts";

const styles = { default: "flat", templates: { flat: "flat {prompt}", "3d": "3d {prompt}" } };
const own = { name: "Easel", styles };
const other = { name: "SD", styles: undefined };

function settle(asked: string, model: Parameters<typeof settleLocalStyle>[1]) {
  const warnings: string[] = [];
  const style = settleLocalStyle(asked, model, (_, message) => warnings.push(spoken(message)));
  return { style, warnings };
}

/** Stands for a model with styles of its own, and for one without. */
const emoji = { styles, takesNegativePrompt: true };
const plainModel = { styles: undefined, takesNegativePrompt: true };

const words = (prompt: string, style?: string) => wordingOf({ prompt, style }, emoji).prompt;

describe("a style of a model that has a few of its own", () => {
  it.each([
    ["3D", "3d", 0],
    ["flat", "flat", 0],
    ["3d-model", "3d", 1],
    ["craft clay", "3d", 1],
    ["flat papercut", "flat", 1],
    ["watercolor", "flat", 1],
    ["soft clay render", "3d", 1],
    ["nothing like it", "flat", 1],
    ["base", "flat", 1],
  ])("%s becomes %s", (asked, style, warned) => {
    const settled = settle(asked, own);
    expect(settled.style).toBe(style);
    expect(settled.warnings).toHaveLength(warned);
  });

  it("is worked into the prompt by its template, whatever the prompt holds", () => {
    expect(words("a $& panda", "3d")).toBe("3d a $& panda");
    expect(words("a panda")).toBe("flat a panda");
    expect(words("a panda :1.2 AND a fox")).toBe("flat a panda :1.2 AND flat a fox");
  });

  it("gives way to a style that the words name", () => {
    expect(words("a 3D panda")).toBe("a 3D panda");
    expect(words("a 3d panda", "flat")).toBe("flat a 3d panda");
    expect(words("a flatfish")).toBe("flat a flatfish");
  });

  it("keeps an empty negative prompt that was given", () => {
    const asked = { prompt: "a panda", negativePrompt: "", style: "anime" };
    expect(wordingOf({ ...asked, guidanceScale: 1 }, plainModel).negativePrompt).toBe("");
    expect(wordingOf({ ...asked, guidanceScale: 8 }, plainModel).negativePrompt).not.toMatch(/^,/);
  });

  it("leaves the negative prompt alone", () => {
    const wording = wordingOf({ prompt: "a panda", negativePrompt: "blurry", style: "3d" }, emoji);
    expect(wording.negativePrompt).toBe("blurry");
  });
});

describe("a style of any other model", () => {
  it("is known in any case", () => {
    expect(settle("Anime", other)).toEqual({ style: "anime", warnings: [] });
    expect(settle("Bauhaus", other)).toEqual({ style: "Bauhaus", warnings: [] });
  });

  it("works its template into both prompts", () => {
    const wording = wordingOf(
      { prompt: "a $& panda", negativePrompt: "snow", style: "line art", guidanceScale: 7 },
      plainModel,
    );
    expect(wording.prompt).toMatch(/^a \$& panda drawn in fine black lines/u);
    expect(wording.negativePrompt).toMatch(/^snow, colour, /u);
  });

  it("adds nothing to the negative prompt where guidance lets none count", () => {
    const asked = { prompt: "a panda", negativePrompt: undefined, style: "anime" };
    expect(wordingOf({ ...asked, guidanceScale: 1 }, plainModel).negativePrompt).toBeUndefined();
    const counting = wordingOf({ ...asked, guidanceScale: 1.1 }, plainModel);
    expect(counting.negativePrompt).toContain("photo");
    const consistent = { ...plainModel, takesNegativePrompt: false };
    expect(wordingOf({ ...asked, guidanceScale: 8 }, consistent).negativePrompt).toBeUndefined();
  });

  it("stands alone where there are no words", () => {
    expect(wordingOf({ prompt: " ", style: "hdr" }, plainModel).prompt).toMatch(/^high dynamic/u);
  });

  it("becomes words of the prompt where its name is unknown", () => {
    expect(wordingOf({ prompt: "a panda", style: "Bauhaus" }, plainModel)).toEqual({
      prompt: "a panda, Bauhaus style",
      negativePrompt: undefined,
    });
  });

  it("changes nothing when there is none, or it is the base", () => {
    const plain = { prompt: "a panda", negativePrompt: "snow" };
    expect(wordingOf(plain, plainModel)).toEqual(plain);
    expect(wordingOf({ ...plain, style: "base" }, plainModel)).toEqual(plain);
  });
});
