/** Ways to write a word so that people still read it. */
export const disguises: readonly ((word: string) => string)[] = [
  (word) => word.toUpperCase(),
  (word) => replaced(word, { a: "4", e: "3", i: "1", o: "0", s: "5", t: "7", b: "8", g: "9" }),
  (word) => replaced(word, { a: "@", s: "$", i: "!", e: "€" }),
  (word) => replaced(word, { a: "а", e: "е", o: "о", c: "с", p: "р", x: "х", i: "і" }),
  (word) => Array.from(word).join("\u200b"),
  (word) => Array.from(word).join(" "),
  (word) => Array.from(word).join("."),
  (word) => Array.from(word).join("-"),
  (word) =>
    Array.from(word)
      .map((each) => `${each}\u0301`)
      .join(""),
  (word) => styled(word, 0x1d5ba),
  (word) => styled(word, 0x1d41a),
  (word) =>
    Array.from(word)
      .map((each) => String.fromCodePoint(0xff41 + letter(each)))
      .join(""),
  (word) =>
    Array.from(word)
      .map((each) => String.fromCodePoint(0x24d0 + letter(each)))
      .join(""),
  (word) =>
    Array.from(word)
      .map((each) => String.fromCodePoint(0x1f170 + letter(each)))
      .join(""),
  (word) => word.replace(/[aeiou]/, (vowel) => vowel.repeat(5)),
  (word) => `${word.slice(0, 2)}\u00ad${word.slice(2)}`,
  (word) => Array.from(word).join("_"),
  (word) => `${word.slice(0, 1)}*${word.slice(2)}`,
  (word) => `${word.slice(0, 3)} ${word.slice(3)}`,
  (word) => `${word}!!!`,
];

function letter(character: string): number {
  return character.charCodeAt(0) - 0x61;
}

function styled(word: string, first: number): string {
  return Array.from(word)
    .map((each) => String.fromCodePoint(first + letter(each)))
    .join("");
}

function replaced(word: string, by: Readonly<Record<string, string>>): string {
  return Array.from(word)
    .map((each) => by[each] ?? each)
    .join("");
}
