type Disguise = (word: string) => string;

/** Ways to write a word so that people still read it, by what they do. */
export const disguises: Readonly<Record<string, Disguise>> = {
  capitals: (word) => word.toUpperCase(),
  "every other capital": (word) =>
    Array.from(word, (each, at) => (at % 2 === 0 ? each : each.toUpperCase())).join(""),
  digits: (word) => replaced(word, { a: "4", e: "3", i: "1", o: "0", s: "5", t: "7", b: "8" }),
  "digits and more": (word) => replaced(word, { g: "6", z: "2", l: "1", e: "3" }),
  signs: (word) => replaced(word, { a: "@", s: "$", i: "!", e: "€", t: "+", l: "|" }),
  "drawn letters": (word) => replaced(word, { a: "/\\", o: "()", h: "|-|", k: "|<", n: "|\\|" }),
  "a bracket for c": (word) => word[0] + replaced(word.slice(1), { c: "(" }),
  cyrillic: (word) =>
    replaced(word, { a: "а", e: "е", o: "о", c: "с", p: "р", x: "х", i: "і", s: "ѕ" }),
  "cyrillic by sound": (word) =>
    replaced(word, { b: "б", d: "д", f: "ф", g: "г", i: "и", l: "л", n: "н", r: "р", t: "т" }),
  greek: (word) => replaced(word, { a: "α", e: "ε", i: "ι", o: "ο", s: "σ", t: "τ", d: "δ" }),
  "greek capitals": (word) =>
    replaced(word.toUpperCase(), { A: "Α", B: "Β", E: "Ε", I: "Ι", K: "Κ", O: "Ο", S: "Σ" }),
  cherokee: (word) =>
    replaced(word.toUpperCase(), { A: "Ꭺ", C: "Ꮯ", E: "Ꭼ", G: "Ꮐ", I: "Ꮖ", R: "Ꮢ", S: "Ꮪ" }),
  "small capitals": (word) =>
    replaced(word, { a: "ᴀ", b: "ʙ", c: "ᴄ", e: "ᴇ", f: "ꜰ", i: "ɪ", n: "ɴ", r: "ʀ", t: "ᴛ" }),
  raised: (word) => replaced(word, { a: "ᵃ", b: "ᵇ", e: "ᵉ", i: "ⁱ", n: "ⁿ", o: "ᵒ", t: "ᵗ" }),
  "upside down": (word) =>
    replaced(word, { a: "ɐ", c: "ɔ", e: "ǝ", h: "ɥ", i: "ᴉ", r: "ɹ", t: "ʇ" }),
  phonetic: (word) => replaced(word, { a: "ɑ", g: "ɡ", i: "ı", s: "ʂ", d: "ɗ", o: "ø", h: "ħ" }),
  "full width": (word) => shifted(word, 0xff41),
  bold: (word) => shifted(word, 0x1d41a),
  "sans serif": (word) => shifted(word, 0x1d5ba),
  script: (word) => shifted(word, 0x1d4ea),
  fraktur: (word) => shifted(word, 0x1d586),
  "double struck": (word) => shifted(word, 0x1d552),
  typewriter: (word) => shifted(word, 0x1d68a),
  circles: (word) => shifted(word, 0x24d0),
  brackets: (word) => shifted(word, 0x249c),
  squares: (word) => shifted(word, 0x1f130),
  "full squares": (word) => shifted(word, 0x1f170),
  flags: (word) => shifted(word, 0x1f1e6),
  accents: (word) => each(word, (letter) => `${letter}\u0301`),
  "struck through": (word) => each(word, (letter) => `${letter}\u0336`),
  "piled marks": (word) => each(word, (letter) => `${letter}\u0336\u0315\u0323\u0489`),
  umlauts: (word) => replaced(word, { a: "ä", e: "ë", i: "ï", o: "ö", u: "ü" }),
  carons: (word) => replaced(word, { c: "č", s: "š", z: "ž", n: "ň", r: "ř", e: "ě" }),
  keycaps: (word) => each(word, (letter) => `${letter}\u20e3`),
  ...between({
    "zero width": "\u200b",
    joiners: "\u200d",
    "soft hyphens": "\u00ad",
    "word joiners": "\u2060",
    "marks of direction": "\u200e",
    "empty letters": "\u3164",
    "empty braille": "\u2800",
    "variation selectors": "\ufe0f",
    spaces: " ",
    "thin spaces": "\u2009",
    "wide spaces": "\u3000",
    tabs: "\t",
    dots: ".",
    "three dots": "...",
    "dots and spaces": " . ",
    dashes: "-",
    "long dashes": "—",
    underscores: "_",
    stars: "*",
    slashes: "/",
    bars: "|",
    pluses: "+",
    bullets: "•",
    commas: ", ",
    colons: ":",
    hearts: "❤️",
    ats: "@",
    "exclamation marks": "!",
    apostrophes: "'",
  }),
  "in braces": (word) => each(word, (letter) => `[${letter}]`),
  "a long vowel": (word) => word.replace(/[aeiou]/, (vowel) => vowel.repeat(5)),
  "all doubled": (word) => each(word, (letter) => letter.repeat(2)),
  "all tripled": (word) => each(word, (letter) => letter.repeat(3)),
  "a long end": (word) => word + (word.at(-1) ?? "").repeat(4),
  "a star": (word) => `${word.slice(0, 1)}*${word.slice(2)}`,
  "a hash": (word) => `${word.slice(0, 2)}#${word.slice(3)}`,
  "a dot for a letter": (word) => `${word.slice(0, 1)}.${word.slice(2)}`,
  "a dash for a letter": (word) => `${word.slice(0, 2)}-${word.slice(3)}`,
  "a black box": (word) => `${word.slice(0, 1)}█${word.slice(2)}`,
  torn: (word) => `${word.slice(0, 2)} ${word.slice(2)}`,
  "torn by a dash": (word) => `${word.slice(0, 2)}-${word.slice(2)}`,
  shouted: (word) => `${word}!!!`,
  "with numbers": (word) => `${word}123`,
  "behind a number": (word) => `1${word}`,
  "in a run of words": (word) => `Big${word.slice(0, 1).toUpperCase()}${word.slice(1)}`,
  "digits and dots": (word) => Array.from(replaced(word, { a: "4", e: "3", o: "0" })).join("."),
  "cyrillic and spaces": (word) => Array.from(replaced(word, { a: "а", e: "е" })).join(" "),
  "struck and spaced": (word) => each(word, (letter) => `${letter}\u0336 `),
};

function each(word: string, change: Disguise): string {
  return Array.from(word, change).join("");
}

function between(signs: Readonly<Record<string, string>>): Readonly<Record<string, Disguise>> {
  return Object.fromEntries(
    Object.entries(signs).map(([name, sign]) => [
      name,
      (word: string) => Array.from(word).join(sign),
    ]),
  );
}

/** The letters of another alphabet whose "a" is this; umlauts stay. */
function shifted(word: string, first: number): string {
  return each(word, (letter) =>
    /[a-z]/.test(letter) ? String.fromCodePoint(first + letter.charCodeAt(0) - 0x61) : letter,
  );
}

function replaced(word: string, by: Readonly<Record<string, string>>): string {
  return each(word, (letter) => by[letter] ?? letter);
}
