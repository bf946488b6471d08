import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createWordList } from "../../../../src/moderation/words/word-list.ts";
import { disguises } from "../../../support/moderation/disguises.ts";
import { harmlessPrompts, oddPrompts } from "../../../support/moderation/harmless-prompts.ts";

/** What owners of servers block, as public lists have it; "nude" and "cum" are in harmless ones too. */
const blocked =
  `ass asshole bastard bitch bollocks boob boobs breasts cock cocks cunt dick dildo erotic fag faggot
fuck fucking gore hell hentai hitler horny killing milf naked nazi nigger nipple nipples orgasm penis piss porn pussycat
rape retard scat sex sexy shit slut spastic suck swastika tits topless twat vagina wank whore blood bath`
    .split(/\s+/u)
    .filter((word) => word !== "blood" && word !== "bath");

const german =
  "arschloch fotze hurensohn wichser schlampe nackt titten möse schwuchtel muschi pimmel".split(
    " ",
  );

const list = createWordList([...blocked, ...german, "blood bath"]);

/** Words that are spelled in every way. */
const disguised =
  `asshole bastard bitch dildo faggot fucking gore hentai porn vagina nigger penis slut whore`
    .split(" ")
    .concat(german);

/** The prompts that are refused, each with its rule. */
const refused = (all: Iterable<string>) =>
  Array.from(all).flatMap((prompt) => {
    const rule = list.find(prompt);
    return rule === undefined ? [] : [`${rule}: ${prompt}`];
  });

describe("the word filter, by its figures", () => {
  it.each(Object.entries(disguises))("lets no disguised spelling pass: %s", (_, disguise) => {
    const passed = disguised
      .map((word) => disguise(word))
      .filter((text) => list.find(`a picture of ${text} in the rain`) === undefined);
    expect(passed).toEqual([]);
  });

  it("was tried with thousands of spellings", () => {
    expect(Object.keys(disguises).length * disguised.length).toBeGreaterThan(1500);
  });

  it("refuses at most 2 of 2,000 harmless prompts, and none with odd signs", () => {
    const prompts = new Set(harmlessPrompts(2000));
    expect(prompts.size).toBe(2000);
    expect(refused(prompts).length, refused(prompts).join("\n")).toBeLessThanOrEqual(2);
    expect(refused(oddPrompts)).toEqual([]);
  });

  it("crashes on none of 10,000 texts", () => {
    const unit = fc.oneof(
      fc.string({ unit: "binary", maxLength: 1 }),
      fc.constantFrom(
        "a",
        "$",
        "*",
        " ",
        ".",
        "\u200b",
        "\u{1f170}",
        "\u{1d5ba}",
        "(",
        "[",
        "\\",
        "|",
      ),
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 200 }), (text) => {
        list.find(text);
      }),
      { numRuns: 10_000 },
    );
  });
});
