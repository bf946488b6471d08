const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

const letters: Readonly<Record<string, string>> = { n: "\n", r: "\n", t: " ", b: " ", f: " " };

/** Bytes in hexadecimal as UTF-8; as they stand where they are none. */
function fromBytes(escaped: string, digits: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(digits, "hex"));
  } catch {
    return escaped;
  }
}

function fromCodePoint(escaped: string, code: number): string {
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : escaped;
}

/** One layer: JSON's and Python's escapes, percent-encoding, entities of HTML. Linear in the length. */
function decodeOnce(text: string): string {
  return text
    .replaceAll(/(?:%[\da-f]{2})+/gi, (all) => fromBytes(all, all.replaceAll("%", "")))
    .replaceAll(/(?:\\x[\da-f]{2})+/gi, (all) => fromBytes(all, all.replaceAll(/\\x/gi, "")))
    .replaceAll(/\\u([\da-f]{4})/gi, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    )
    .replaceAll(/\\([nrtbf"'/\\])/g, (_, letter: string) => letters[letter] ?? letter)
    .replaceAll(/&#x([\da-f]{1,6});/gi, (all, digits: string) =>
      fromCodePoint(all, Number.parseInt(digits, 16)),
    )
    .replaceAll(/&#(\d{1,7});/g, (all, digits: string) => fromCodePoint(all, Number(digits)))
    .replaceAll(/&([a-z]{2,4});/gi, (all, name: string) => named[name.toLowerCase()] ?? all);
}

/**
 * Text as it was before a service put it into JSON, a URL or a page, also when it did so twice:
 * whoever looks for somebody's words in it has to see them as they were written.
 */
export function decodeEscapes(text: string): string {
  return decodeOnce(decodeOnce(text));
}
