/**
 * A value out of JSON that anybody may have written. An integer that JavaScript cannot hold exactly
 * stays the text that it was.
 */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** An object without a prototype: names in it mean nothing but themselves. */
export interface JsonObject {
  readonly [name: string]: Json;
}

/** Deeper values and more of them than any program writes. */
const MAX_DEPTH = 128;
const MAX_VALUES = 300_000;

/** Of an object or a list; prompts begin with brackets as well. */
const beginning = /^(?:\{\s*["}]|\[\s*(?:[[{"\]\d-]|(?:null|true|false|NaN)\b))/;

/**
 * Reads JSON as programs write it rather than as the standard says: NaN, Infinity, None and the like
 * count as null, commas may trail, text may follow, and the end may be missing. Undefined for what does
 * not begin as an object or list, is too deep or has too many values. Takes time in proportion to its
 * length.
 */
export function parseJson(text: string): Json | undefined {
  const start = /[^\s\uFEFF]/.exec(text)?.index ?? text.length;
  // Prompts begin with brackets as well: "{red|blue} fox", "[night sky:day:0.5]".
  if (!beginning.test(text.slice(start, start + 200))) return undefined;
  try {
    return new Parser(text, start).value(0);
  } catch (error) {
    if (error instanceof NotReadable) return undefined;
    throw error;
  }
}

class NotReadable extends Error {}

const literals: Readonly<Record<string, Json>> = {
  true: true,
  True: true,
  false: false,
  False: false,
};

class Parser {
  readonly #text: string;
  #at: number;
  #values = 0;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  value(depth: number): Json {
    this.#values += 1;
    if (depth > MAX_DEPTH || this.#values > MAX_VALUES) throw new NotReadable();
    switch (this.#next()) {
      case "{":
        return this.#object(depth);
      case "[":
        return this.#list(depth);
      case '"':
        return this.#string();
      case undefined:
        return null;
      default:
        return this.#word();
    }
  }

  #object(depth: number): JsonObject {
    const object: Record<string, Json> = Object.create(null);
    this.#at += 1;
    for (;;) {
      const character = this.#next();
      if (character === ",") this.#at += 1;
      else if (character === undefined) return object;
      else if (character === "}") {
        this.#at += 1;
        return object;
      } else {
        const name = character === '"' ? this.#string() : this.#bareName();
        if (this.#next() === ":") this.#at += 1;
        object[name] = this.value(depth + 1);
      }
    }
  }

  #list(depth: number): readonly Json[] {
    const list: Json[] = [];
    this.#at += 1;
    for (;;) {
      const character = this.#next();
      if (character === ",") this.#at += 1;
      else if (character === undefined) return list;
      else if (character === "]") {
        this.#at += 1;
        return list;
      } else list.push(this.value(depth + 1));
    }
  }

  /** The first character that is no space; undefined at the end. */
  #next(): string | undefined {
    while (/\s/.test(this.#text[this.#at] ?? "x")) this.#at += 1;
    return this.#text[this.#at];
  }

  #string(): string {
    const start = this.#at + 1;
    let end = start;
    let isPlain = true;
    for (;;) {
      const code = this.#text.charCodeAt(end);
      if (Number.isNaN(code) || code === QUOTE) break;
      // Line breaks inside are not allowed by the standard, and written all the same.
      if (code === BACKSLASH || code < SPACE) isPlain = false;
      end += code === BACKSLASH ? 2 : 1;
    }
    this.#at = end + 1;
    const inner = this.#text.slice(start, end);
    return isPlain ? inner : unescape(inner);
  }

  /** A name without quotation marks is no JSON; what it stands before is kept under it. */
  #bareName(): string {
    const start = this.#at;
    this.#word();
    return this.#text.slice(start, this.#at);
  }

  /** A number, true, false, or something that counts as null. */
  #word(): Json {
    const pattern = /[^\s,:{}[\]"]+/y;
    pattern.lastIndex = this.#at;
    const word = pattern.exec(this.#text)?.[0];
    // A character that can begin no value: a stray colon or bracket.
    this.#at += word?.length ?? 1;
    if (word === undefined) return null;
    const literal = literals[word];
    return literal ?? numberOrText(word);
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;

function numberOrText(word: string): Json {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(word)) return null;
  const number = Number(word);
  if (/^[+-]?\d+$/.test(word)) return Number.isSafeInteger(number) ? number : word;
  return Number.isFinite(number) ? number : null;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function unescape(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return unescapeLeniently(text);
  }
}

function unescapeLeniently(text: string): string {
  return text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|([^]))/g, (_, code?: string, letter?: string) =>
    code === undefined
      ? (escapes[letter ?? ""] ?? letter ?? "")
      : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
