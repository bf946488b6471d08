import { EASEL_KEYWORD } from "../parameters.ts";
import type { KeptNotes } from "../pictures/shrink-file.ts";
import { isOwnTerm } from "../digital-source.ts";
import { parseEasel } from "./programs/easel.ts";
import { markingIn } from "./read-parameters.ts";
import { readTexts } from "./read-texts.ts";

/** Reads what Easel wrote into a picture's file, to be written again. */
export async function readOwnNotes(file: Buffer): Promise<KeptNotes> {
  const texts = await readTexts(file);
  const { all } = texts;
  const term = markingIn(texts)?.digitalSource;
  const inPng = all.filter(({ place }) => place === "png");
  const own = all.find(({ place, name, text }) =>
    place === "png" ? name === EASEL_KEYWORD : parseEasel(text) !== undefined,
  );
  return {
    texts: Object.fromEntries(inPng.map(({ name, text }) => [name, text])),
    own: own?.text,
    // All that Easel makes smaller is its own.
    source: isOwnTerm(term) ? term : "trainedAlgorithmicMedia",
  };
}
