/** A stretch of words, or the name of an embedding in lower case. */
export type NamedPiece = { readonly text: string } | { readonly name: string };

/**
 * Cuts a text at the names of embeddings. A name counts as a whole word only, in any case; where
 * several fit, the longest. `<name>`, as diffusers writes it, and `embedding:name`, as ComfyUI does,
 * are the name too.
 */
export function splitAtNames(text: string, names: Iterable<string>): NamedPiece[] {
  const known = new Set(names);
  if (known.size === 0) return [{ text }];
  const longestFirst = Array.from(known, escapePattern).toSorted((a, b) => b.length - a.length);
  const name = `(${longestFirst.join("|")})`;
  // A point or hyphen inside of a longer word is a part of it: "v1" is not in "v1.5".
  const before = String.raw`(?<![\p{L}\p{N}_-])`;
  const after = String.raw`(?![\p{L}\p{N}_-]|\.[\p{L}\p{N}])`;
  const pattern = new RegExp(`<${name}>|${before}(?:embedding:)?${name}${after}`, "giu");
  const pieces: NamedPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const found = (match[1] ?? match[2] ?? "").toLowerCase();
    // A pattern takes a few odd letters for equal that do not become equal in lower case.
    if (!known.has(found)) continue;
    pieces.push({ text: text.slice(end, match.index) }, { name: found });
    end = match.index + match[0].length;
  }
  return [...pieces, { text: text.slice(end) }];
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}
