/** Cuts a text at the given tokens: text in between stays text, the tokens become their ids. */
export function splitter(
  tokens: readonly { readonly content: string; readonly id: number }[],
): (text: string) => (string | number)[] {
  if (tokens.length === 0) return (text) => [text];
  const ids = new Map(tokens.map(({ content, id }) => [content, id]));
  const longestFirst = [...ids.keys()].toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(`(${longestFirst.map(escapePattern).join("|")})`, "u");
  return (text) => text.split(pattern).map((part) => ids.get(part) ?? part);
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}
