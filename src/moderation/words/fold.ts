import { remove } from "confusables";
import { bySound, withoutLookAlikes } from "./look-alikes.ts";

/** What stands between letters without being seen, and what is put on top of them. */
const INVISIBLE = /[\p{Cf}\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Letters in squares, circles and flags, which no normal form unfolds; the first A of each row. */
const BOXED = /[\u{1f130}-\u{1f149}\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}\u{1f1e6}-\u{1f1ff}]/gu;
const BOXED_A = [0x1f130, 0x1f150, 0x1f170, 0x1f1e6] as const;

/**
 * Text as a reader takes it: small letters without accents, invisible characters out, look-alike
 * letters of other scripts and styles as the Latin ones. White space and punctuation stay.
 */
export function foldText(text: string): string {
  return remove(withoutLookAlikes(plainText(text)))
    .normalize("NFKD")
    .replaceAll(INVISIBLE, "")
    .toLowerCase();
}

/** The same by the sound of letters of other scripts: "порн"; undefined for a text without them. */
export function foldBySound(text: string): string | undefined {
  const heard = bySound(plainText(text));
  return heard === undefined ? undefined : foldText(heard);
}

/** Without what is not seen; pictures between letters are no letters. */
function plainText(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(INVISIBLE, "")
    .replaceAll(BOXED, unboxed)
    .replaceAll(/\p{Extended_Pictographic}/gu, ".")
    .replaceAll(/ß/giu, "ss");
}

function unboxed(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const first = BOXED_A.findLast((each) => each <= code) ?? code;
  return String.fromCodePoint(0x61 + code - first);
}
