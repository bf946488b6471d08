import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { splitWords } from "../../../../src/diffusion/tokenizer/clip-text.ts";
import { promptProblem } from "../../../../src/diffusion/prompt/prompt-problem.ts";
import { parsePrompt } from "../../../../src/diffusion/prompt/parse-prompt.ts";
import { characters, closestStyle } from "../../../../src/providers/local/closest-style.ts";
import { styleTemplates } from "../../../../src/providers/local/style-templates.ts";
import { wordingOf } from "../../../../src/providers/local/styles.ts";

/** What belongs to others: their games and their names stay out of the words. */
const BRANDS =
  /bubble bobble|\bgta\b|grand theft|mario|nintendo|minecraft|pok[eé]mon|street ?fighter|zelda|lovecraft|cthulhu|disney|pixar/iu;

/** Pieces of a text: CLIP makes about one token of each in everyday English. */
const count = (text: string) => splitWords(text.toLowerCase()).length;

const plainModel = { styles: undefined, takesNegativePrompt: true };

const FORTY = Array.from({ length: 40 }, (_, index) => `word${"abcdefghij"[index % 10]}`).join(" ");

it("has a template for each of the 104 styles", () => {
  expect(styleTemplates.size).toBe(104);
});

it("is listed whole on the page about prompts", async () => {
  const page = await readFile(join(import.meta.dirname, "../../../../docs/prompts.md"), "utf8");
  const rows = page.split("\n").filter((line) => /^\| [A-Z]/u.test(line));
  const listed = rows.flatMap((row) => row.split("|")[2]?.trim().split(", ") ?? []);
  expect(listed).toEqual([...styleTemplates.keys()]);
});

it("says something different for each", () => {
  const said = Array.from(styleTemplates.values(), ({ prompt }) => prompt);
  expect(new Set(said).size).toBe(104);
});

describe.each([...styleTemplates])(
  "the style %s",
  (name, { prompt, negative, characters: alike }) => {
    it("names the prompt exactly once, and first", () => {
      expect(prompt.split("{prompt}")).toHaveLength(2);
      expect(prompt.startsWith("{prompt}")).toBe(true);
      expect(`${prompt}${negative}`.replace("{prompt}", "")).not.toMatch(/[{}()[\]\\:]|\s{2}|,,/u);
    });

    it("leaves room for the words and names nobody else's work", () => {
      const { prompt: words } = wordingOf({ prompt: FORTY, style: name }, plainModel);
      expect(words).toContain(FORTY);
      expect(count(words)).toBeLessThanOrEqual(64);
      expect(count(negative)).toBeLessThanOrEqual(20);
      expect(`${prompt} ${negative}`).not.toMatch(BRANDS);
    });

    it("says what spoils it, unless it adds nothing", () => {
      expect(negative === "").toBe(name === "base");
      expect(prompt === "{prompt}").toBe(name === "base");
    });

    it("is a prompt that can be drawn, of one weight and without a break", () => {
      const { prompt: words } = wordingOf({ prompt: "a red apple", style: name }, plainModel);
      expect(promptProblem(words)).toBeUndefined();
      expect(parsePrompt(words)).toEqual([{ text: words, weight: 1 }]);
    });

    it("is close to a style of every model that has a few", () => {
      for (const character of alike) expect(Object.keys(characters)).toContain(character);
      for (const own of [
        ["3d", "flat", "gradient", "noto"],
        ["flat", "3d"],
      ]) {
        const closest = closestStyle(name, own);
        if (name === "base") expect(closest).toBeUndefined();
        else expect(own).toContain(closest);
      }
    });
  },
);
