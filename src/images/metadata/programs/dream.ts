import type { PictureDetails } from "../../picture-details.ts";
import { type Found, makeDetails } from "../make-details.ts";
import { splitBrackets } from "./bracketed-negative.ts";

/** The switches of the first InvokeAI's command line. */
const switches: Readonly<Record<string, keyof Found>> = {
  s: "steps",
  S: "seed",
  W: "width",
  H: "height",
  C: "guidanceScale",
  A: "sampler",
  f: "strength",
};

/**
 * Reads the command with which the first versions of InvokeAI drew: the words in quotation marks,
 * then `-s 50 -S 42 -W 512 -H 512 -C 7.5 -A k_lms`. Undefined for anything else.
 */
export function parseDream(text: string): PictureDetails | undefined {
  const end = text.startsWith('"') ? text.indexOf('" -') : -1;
  if (end < 0) return undefined;
  const found: { -readonly [Name in keyof Found]: Found[Name] } = {
    ...splitBrackets(text.slice(1, end)),
  };
  for (const [, letter = "", value] of text.slice(end).matchAll(/ -([a-zA-Z]) ?([^\s-]\S*)/g)) {
    const name = Object.hasOwn(switches, letter) ? switches[letter] : undefined;
    if (name !== undefined && name !== "others") found[name] = value;
  }
  return found.seed === undefined ? undefined : makeDetails("invokeai", text, found);
}
