import { describe, expect, it } from "vitest";
import { askedOf, askedSchema } from "../../../../src/domain/options/asked.ts";
import { choose, collect, withChoices } from "../../../../src/domain/options/choices.ts";
import { description, label, shownName } from "../../../../src/domain/options/describe.ts";
import { withKeywords } from "../../../../src/domain/options/read-file.ts";
import { isOptionName, options } from "../../../../src/domain/options/table.ts";
import { draftSchema } from "../../../../src/domain/request.ts";
import { locales, wordsFor } from "../../../../src/words/index.ts";

/** A value of every option, as people write it. */
const written: Readonly<Record<string, string>> = {
  prompt: "a fox",
  negative_prompt: "dogs",
  style: "anime",
  model: "local/easel-v1",
  size: "768x512",
  image: "https://example.com/a.png",
  image2: "https://example.com/b.png",
  image_url: "https://example.com/a.png",
  mask: "https://example.com/m.png",
  extend: "left=64,right=25%",
  scheduler: "Euler a",
  sigmas: "karras",
  hires_upscaler: "latent",
  refiner: "local/refiner",
  preset: "mine",
  private: "true",
  spoiler: "true",
  lora: "ink:0.8, old film",
  control: "canny",
  control_image: "https://example.com/c.png",
};

/** Each option with a value: one that it names, or the least number that it takes. */
const examples = options.map((option) => {
  const { facts } = option;
  const least = "min" in facts ? String(facts.min) : "";
  return [option.name, option, written[option.name] ?? least] as const;
});

describe("the table of options", () => {
  it("has each name once, and none that is close to Discord's limits", () => {
    expect(new Set(options.map(({ name }) => name)).size).toBe(options.length);
    expect(options.filter(({ isCommandOption }) => isCommandOption)).toHaveLength(25);
    expect(isOptionName("seed")).toBe(true);
    expect(isOptionName("sede")).toBe(false);
  });

  it("has each terminal name once", () => {
    const names = options.flatMap(({ terminal }) => terminal ?? []);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(Object.keys(locales))("has words for each option in %s", (locale) => {
    const words = wordsFor(locale);
    for (const { name } of options) {
      expect(words.text(description(name)).length, name).toBeLessThanOrEqual(100);
      expect(words.text(label(name)), name).toMatch(/^\p{Lu}/u);
      expect(words.text(shownName(name)), name).toMatch(/^[-_\p{Ll}\p{N}]{1,32}$/u);
    }
  });

  it("shows its own names in English", () => {
    const words = wordsFor("en");
    for (const { name } of options) expect(words.text(shownName(name))).toBe(name);
  });
});

describe.each(examples)("%s", (name, option, text) => {
  const asked = withChoices({}, collect([choose(option, text, name)]));

  it("is written as it was read", () => {
    expect(option.write(asked)).toBe(text);
    expect(option.find(asked)).toBeDefined();
    expect(option.write({})).toBeUndefined();
  });

  it("is refused where it is something else, with what is allowed", () => {
    for (const wrong of [{}, [], Number.NaN])
      expect(() => choose(option, wrong, name)).toThrow(new RegExp(`^${name} (must|can)`));
    expect(() => choose(option, "x".repeat(5000), name)).toThrow(/./);
  });

  it("stands in a request where the table says", () => {
    const [field, key] = option.path;
    expect(askedSchema.shape).toHaveProperty(field);
    if (key === undefined) expect(Object.keys(asked)).toEqual([field]);
    else expect(asked).toHaveProperty([field, key]);
  });

  it("comes back from the text of a file", () => {
    const inFile = option.file?.write(asked);
    if (option.file === undefined || option.file.read(String(inFile)) === undefined) return;
    const pairs = new Map([[option.file.keyword, String(inFile)]]);
    expect(option.write(withKeywords({}, pairs))).toBe(text);
  });
});

describe("a request as it is asked again", () => {
  it("says everything that options can say, and keeps no stored picture", () => {
    const draft = draftSchema.parse({
      prompt: "a",
      count: 2,
      source: {
        picture: "ab",
        width: 8,
        height: 8,
        strength: 0.4,
        extend: { left: 8, right: 0, up: 0, down: 0 },
      },
    });
    expect(askedOf(draft)).toEqual({
      prompt: "a",
      count: 2,
      source: { strength: 0.4, extend: { left: { pixels: 8 } } },
    });
  });
});
