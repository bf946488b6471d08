/** A setting of a picture as AUTOMATIC1111 writes it: `Name: value`. */
export type Pair = readonly [name: string, value: string];

/**
 * Reads `Name: value, Name: value` of one line, in time proportional to its length. A value in
 * quotation marks or brackets may hold commas and colons; marks that are never closed are letters like
 * any other. What has no name of its own belongs to the value before it.
 */
export function readPairs(line: string): readonly Pair[] {
  const pairs: [string, string][] = [];
  const scanner = new ValueScanner(line);
  let at = 0;
  while (at < line.length) {
    const name = nameAt(line, at);
    const start = at + (name?.length ?? 0);
    const end = scanner.endOf(start);
    const value = line.slice(start, end);
    const last = pairs.at(-1);
    if (name !== undefined) pairs.push([name.label, unquoted(value.trim())]);
    else if (last !== undefined) last[1] = `${last[1]},${value}`;
    at = end + 1;
  }
  return pairs;
}

interface Name {
  readonly label: string;
  /** With the colon and the spaces around. */
  readonly length: number;
}

const LONGEST_NAME = 60;

function nameAt(line: string, at: number): Name | undefined {
  const match = /^\s*(\w[\w .()/-]*?)\s*:(?!\/\/)\s*/.exec(line.slice(at, at + LONGEST_NAME));
  return match?.[1] === undefined ? undefined : { label: match[1], length: match[0].length };
}

/** Finds where values end; a search that was in vain once is not repeated from further on. */
class ValueScanner {
  readonly #line: string;
  #budget: number;

  constructor(line: string) {
    this.#line = line;
    this.#budget = line.length * 4;
  }

  /** The place of the comma after the value that begins at `start`, or the end of the line. */
  endOf(start: number): number {
    const first = this.#line[start];
    const inner =
      first === '"'
        ? this.#endOfQuoted(start)
        : "{[(".includes(first ?? " ")
          ? this.#endOfBrackets(start)
          : undefined;
    const comma = this.#line.indexOf(",", inner ?? start);
    return comma < 0 ? this.#line.length : comma;
  }

  /** A closing mark counts only where the value ends with it. */
  #endOfQuoted(start: number): number | undefined {
    for (let at = start + 1; at < this.#line.length && this.#budget > 0; at += 1) {
      this.#budget -= 1;
      if (this.#line[at] === "\\") at += 1;
      else if (this.#line[at] === '"' && /^\s*(?:,|$)/.test(this.#line.slice(at + 1, at + 9))) {
        return at + 1;
      }
    }
    return undefined;
  }

  #endOfBrackets(start: number): number | undefined {
    let depth = 0;
    let isQuoted = false;
    for (let at = start; at < this.#line.length && this.#budget > 0; at += 1) {
      this.#budget -= 1;
      const character = this.#line[at];
      if (isQuoted && character === "\\") at += 1;
      else if (character === '"') isQuoted = !isQuoted;
      else if (isQuoted) continue;
      else if ("{[(".includes(character ?? " ")) depth += 1;
      else if ("}])".includes(character ?? " ")) depth -= 1;
      if (depth === 0) return at + 1;
    }
    return undefined;
  }
}

function unquoted(value: string): string {
  if (!value.startsWith('"') || !value.endsWith('"') || value.length < 2) return value;
  try {
    return String(JSON.parse(value));
  } catch {
    return value;
  }
}
