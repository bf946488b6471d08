/** Letters of other scripts and styles that the library does not know, or takes for another one. */
const MORE: ReadonlyMap<string, string> = pairs(
  "ꜰf ɹr ᴉi ɔc ʞk ʌv ʍw ǝe ɘe ɐa ɥh ɯm ʎy ʇt ƃg ꞁl ⅎf թp ςs Σs σs δd Δd ɾr ɟf ʃs ʒz œo æa ¢c £l ¥y §s",
);

/** Letters by their sound, where they are written for a word in another script. */
const SOUNDS: ReadonlyMap<string, string> = pairs(
  `аa бb вv гg дd еe ёe зz иi йj кk лl мm нn оo пp рr сs тt уu фf хh цc чc шs ыy эe юu яa іi їi єe ґg
  αa βb γg δd εe ζz ηi ιi κk λl μm νn ξx οo πp ρr σs ςs τt υu φf χh ωo`,
);

const OTHER_SCRIPT = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

const ANY_MORE = new RegExp(`[${[...MORE.keys()].join("")}]`, "gu");
const ANY_SOUND = new RegExp(`[${[...SOUNDS.keys()].join("")}]`, "gu");

/** A text with such letters as the Latin ones that they look like. */
export function withoutLookAlikes(text: string): string {
  return text.replaceAll(ANY_MORE, (letter) => MORE.get(letter) ?? letter);
}

/** A text by its sound; undefined where it has no letters of another script. */
export function bySound(text: string): string | undefined {
  if (!OTHER_SCRIPT.test(text)) return undefined;
  return text.toLowerCase().replaceAll(ANY_SOUND, (letter) => SOUNDS.get(letter) ?? letter);
}

/** Each letter with what it stands for, "аa", by the letter. */
function pairs(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(/\s+/u).map((pair): [string, string] => {
      const [letter = "", latin = ""] = Array.from(pair);
      return [letter, latin];
    }),
  );
}
