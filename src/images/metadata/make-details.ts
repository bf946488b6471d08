import { MAX_SEED } from "../../domain/limits.ts";
import type { PictureDetails, Program } from "../picture-details.ts";
import type { Json } from "./json/parse-json.ts";

/** What was found in a file, as it stands there; what is missing or of another kind is left out. */
export interface Found {
  readonly prompt?: Json | undefined;
  readonly negativePrompt?: Json | undefined;
  readonly steps?: Json | undefined;
  readonly sampler?: Json | undefined;
  readonly schedule?: Json | undefined;
  readonly guidanceScale?: Json | undefined;
  readonly seed?: Json | undefined;
  readonly width?: Json | undefined;
  readonly height?: Json | undefined;
  readonly model?: Json | undefined;
  readonly strength?: Json | undefined;
  readonly others?: readonly (readonly [name: string, value: string])[] | undefined;
}

/** Characters of a text, and of a prompt, that are kept: a model reads some hundreds. */
const MAX_TEXT_CHARACTERS = 4_000_000;
const MAX_WORDS_CHARACTERS = 100_000;

/** Pairs beside the known ones that are kept, and characters of each. */
const MAX_OTHERS = 100;
const MAX_OTHER_CHARACTERS = 2000;

/** Makes details of what a program wrote; `text` is what the file says, word for word. */
export function makeDetails(source: Program, text: string, found: Found): PictureDetails {
  return {
    source,
    prompt: wordsOf(found.prompt),
    negativePrompt: wordsOf(found.negativePrompt),
    steps: numberOf(found.steps),
    sampler: wordsOf(found.sampler),
    schedule: wordsOf(found.schedule),
    guidanceScale: numberOf(found.guidanceScale),
    seed: seedOf(found.seed),
    width: sideOf(found.width),
    height: sideOf(found.height),
    model: wordsOf(found.model),
    strength: numberOf(found.strength),
    others: (found.others ?? [])
      .slice(0, MAX_OTHERS)
      .map(([name, value]) => [
        name.slice(0, MAX_OTHER_CHARACTERS),
        value.slice(0, MAX_OTHER_CHARACTERS),
      ]),
    text: text.slice(0, MAX_TEXT_CHARACTERS),
  };
}

/** Words that say something; "None" is how Python writes nothing. */
export function wordsOf(value: Json | undefined): string | undefined {
  const words = typeof value === "string" ? value.slice(0, MAX_WORDS_CHARACTERS).trim() : "";
  return words === "" || words === "None" ? undefined : words;
}

/** A number, or a text that is one. */
export function numberOf(value: Json | undefined): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

function sideOf(value: Json | undefined): number | undefined {
  const side = numberOf(value);
  return side !== undefined && Number.isInteger(side) && side > 0 ? side : undefined;
}

/** A seed as a number where Easel takes it, otherwise as the text that it is. */
function seedOf(value: Json | undefined): number | string | undefined {
  const text = typeof value === "number" || typeof value === "string" ? String(value).trim() : "";
  if (!/^[+-]?\d{1,40}$/.test(text)) return undefined;
  const number = Number(text);
  return number >= 0 && number <= MAX_SEED ? number : text;
}

/** A size as text: "512x768", "(1152, 896)", "512 × 768". */
export function sizeOf(value: Json | undefined): {
  readonly width?: number;
  readonly height?: number;
} {
  const match =
    typeof value === "string" ? /(\d{1,6})\s*[x×,*]\s*(\d{1,6})/i.exec(value.slice(0, 100)) : null;
  return match === null ? {} : { width: Number(match[1]), height: Number(match[2]) };
}
