/** Elements whose content is no text. */
const wordless = ["script", "style"] as const;

/**
 * The words of a page, without its tags, scripts, styles and comments, on one line. What only looks
 * like a tag ("steps < 20") stays. Each character is looked at a fixed number of times.
 */
export function stripMarkup(text: string): string {
  const lower = text.toLowerCase();
  const pieces: string[] = [];
  let from = 0;
  for (;;) {
    const open = text.indexOf("<", from);
    if (open === -1) break;
    pieces.push(text.slice(from, open));
    const end = endOfMarkup(lower, open);
    if (end === undefined) {
      pieces.push("<");
      from = open + 1;
    } else {
      pieces.push(" ");
      from = end;
    }
  }
  pieces.push(text.slice(from));
  return inOneLine(pieces.join(""));
}

/** Text without line breaks and control characters, each run of white space one space. */
export function inOneLine(text: string): string {
  return text.replaceAll(/[\s\p{C}]+/gu, " ").trim();
}

/** Where markup that begins at `open` ends; undefined where none begins. */
function endOfMarkup(lower: string, open: number): number | undefined {
  if (lower.startsWith("<!--", open)) return after(lower, "-->", open + 4);
  if (!/[a-z/!?]/.test(lower[open + 1] ?? "")) return undefined;
  const element = wordless.find((name) => lower.startsWith(name, open + 1));
  const begin = element === undefined ? open : after(lower, `</${element}`, open);
  return after(lower, ">", begin);
}

/** The place behind a mark; the end where the mark does not come, for then all the rest is markup. */
function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at + mark.length;
}
