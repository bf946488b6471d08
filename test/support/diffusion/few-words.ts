import { type WordList, wordListSchema } from "../../../src/diffusion/description/word-list.ts";

/** The words of a model that knows five things. */
export const fewWords: WordList = wordListSchema.parse({
  things: [
    { name: "cat", emoji: "🐱", also: ["kitty"] },
    { name: "mouse", emoji: "🐭", plural: "mice", near: ["rat"] },
    { name: "tower", emoji: "🗼", near: ["lighthouse"] },
    { name: "astronaut", emoji: "🧑‍🚀", also: ["spaceman"] },
    { name: "ice cream", emoji: "🍨", also: ["sundae"] },
  ],
  words: {
    articles: ["a", "an", "the"],
    joiners: ["and", "with", "on", "in"],
    counts: ["two", "three", "four"],
    colours: ["blue"],
    sceneries: ["at night"],
    styles: ["flat"],
  },
  instead: { "in the dark": "at night", wearing: "with", please: "" },
  alone: { cold: "ice cream" },
  variety: {
    styles: [{ where: ["sceneries"], weights: { flat: 1 } }, { weights: { flat: 1, "3d": 1 } }],
    settings: [
      {
        unless: ["colours", "sceneries"],
        choices: [
          { text: "{prompt}", weight: 1 },
          { text: "{prompt} on blue", weight: 1 },
        ],
      },
    ],
  },
});
