/** What a JSON text may hold: so many values, so deep. */
export interface JsonBudget {
  readonly values: number;
  readonly depth: number;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
/** `[` and `{`, `]` and `}` differ in one bit. */
const BRACE_BIT = 0x20;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** A value takes so many bytes outside of texts at most, white space included. */
const BYTES_A_VALUE = 32;
/** A text, and a backslash in one, costs as much as so many bytes. */
const JUMP = 8;

/**
 * Whether a JSON text keeps within a budget, told without making any of its values: 8 MB of small
 * lists take 8 MB as a text, and hundreds as values. Texts are stepped over, however long they are.
 * Linear in the text's length, and ends as soon as the budget is used up. What is no JSON may pass.
 */
export function keepsJsonBudget(text: Buffer, { values, depth }: JsonBudget): boolean {
  let counted = 1;
  let level = 0;
  let work = values * BYTES_A_VALUE;
  const { length } = text;
  // The next ones, known as far as they were looked for.
  let quote = -1;
  let backslash = -1;
  for (let at = 0; at < length; at += 1) {
    work -= 1;
    if (work < 0) return false;
    const byte = text[at] ?? 0;
    const kind = byte | BRACE_BIT;
    if (byte === COMMA) counted += 1;
    else if (kind === OPEN) {
      counted += 1;
      level += 1;
    } else if (kind === CLOSE) level -= 1;
    else if (byte === QUOTE) {
      work -= JUMP;
      for (at += 1; ; at = backslash + 2) {
        if (quote < at) quote = placeOf(QUOTE, text, at);
        if (backslash < at) backslash = placeOf(BACKSLASH, text, at);
        if (quote < backslash || backslash === length) break;
        work -= JUMP;
        if (work < 0) return false;
      }
      at = quote;
    }
    if (counted > values || level > depth) return false;
  }
  return true;
}

/** Where a byte stands next; the end of the text where it does not. */
function placeOf(byte: number, text: Buffer, from: number): number {
  const place = text.indexOf(byte, from);
  return place === -1 ? text.length : place;
}
