import { describe, expect, it } from "vitest";
import { suggest as suggestIn, type Typing } from "../../../src/commands/suggestions.ts";
import type { ImageModel } from "../../../src/providers/image-model.ts";
import { wordsFor } from "../../../src/words/index.ts";
import { sampleModel } from "../../support/commands/sample-model.ts";

const suggest = (typing: Typing, models: readonly ImageModel[], locale = "en") =>
  suggestIn(typing, models, wordsFor(locale));

const easel = sampleModel("local/easel-v1", "Easel", {
  words: ["apple", "apricot", "pear"],
  examples: ["a red apple", "two green pears"],
});
const sdxl = sampleModel("segmind/sdxl1.0-txt2img", "Segmind SDXL 1.0", {
  styles: { default: "base", choices: ["base", "anime", "neon punk"], open: false },
  schedulers: undefined,
});
const models = [easel, sdxl];

const values = (option: string, text: string, model = undefined as typeof easel | undefined) =>
  suggest({ option, text, model }, models).map(({ value }) => value);

describe("suggestions", () => {
  it("for the model show name and id, and find both", () => {
    expect(suggest({ option: "model", text: "sdxl", model: undefined }, models)).toEqual([
      { name: "Segmind SDXL 1.0 (segmind/sdxl1.0-txt2img)", value: "segmind/sdxl1.0-txt2img" },
    ]);
    expect(values("model", "LOCAL/")).toEqual(["local/easel-v1"]);
    expect(values("model", "")).toHaveLength(2);
  });

  it("come from the chosen model, or from all of them", () => {
    expect(values("style", "", sdxl)).toEqual(["base", "anime", "neon punk"]);
    expect(values("style", "")).toEqual(["anime", "photo", "base", "neon punk"]);
    expect(values("scheduler", "", sdxl)).toEqual([]);
  });

  it("begin with what was typed before they merely contain it", () => {
    expect(values("style", "n", sdxl)).toEqual(["neon punk", "anime"]);
  });

  it("for an extension are the sides", () => {
    expect(values("extend", "")).toEqual(["left", "right", "up", "down", "all"]);
    expect(values("extend", "all s")).toEqual(["all"]);
    expect(suggest({ option: "extend", text: "alle", model: undefined }, models, "de")).toEqual([
      { name: "alle Seiten", value: "all" },
    ]);
  });

  it("for the size follow the usual ways to write one", () => {
    expect(values("size", "768 × 5")).toEqual(["768x512"]);
  });

  it("for the prompt are examples first, then the last word completed", () => {
    expect(values("prompt", "")).toEqual(["a red apple", "two green pears"]);
    expect(values("prompt", "a green ap", easel)).toEqual(["a green apple", "a green apricot"]);
    expect(values("prompt", "TWO gr")).toEqual(["two green pears"]);
    expect(values("prompt", "a red apple ")).toEqual(["a red apple"]);
    expect(values("prompt", "", sdxl)).toEqual([]);
  });

  it("for the prompt complete a flag, however its dashes came out", () => {
    expect(values("prompt", "a fox --st")).toEqual([
      "a fox --style",
      "a fox --steps",
      "a fox --strength",
    ]);
    expect(values("prompt", "a fox —AR")).toEqual(["a fox --ar"]);
    expect(values("prompt", "a fox --seed")).toEqual([]);
  });

  it("are never more than 25, nor longer than 100 characters", () => {
    const large = sampleModel("local/large", "L".repeat(200), {
      styles: {
        default: undefined,
        choices: ["s".repeat(101), ...Array.from({ length: 40 }, (_, index) => `style ${index}`)],
        open: true,
      },
      words: ["apple"],
    });
    expect(suggest({ option: "style", text: "s", model: large }, [large])).toHaveLength(25);
    expect(suggest({ option: "model", text: "", model: undefined }, [large])[0]?.name).toHaveLength(
      100,
    );
    const text = `${"x".repeat(98)} ap`;
    expect(suggest({ option: "prompt", text, model: large }, [large])).toEqual([]);
  });

  it("are none for other options, and none without models", () => {
    expect(values("negative_prompt", "a")).toEqual([]);
    expect(suggest({ option: "prompt", text: "a", model: undefined }, [])).toEqual([]);
  });
});
