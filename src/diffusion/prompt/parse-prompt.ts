/** A stretch of a prompt that counts more or less than usual (1). */
export interface WeightedText {
  readonly text: string;
  readonly weight: number;
}

/** A prompt in its parts: a `break` begins a new chunk of tokens. */
export type PromptPart = WeightedText | "break";

type Bracket = "(" | "[";

/** How much one pair of round brackets adds; square ones take as much away. */
const EMPHASIS = 1.1;

const TOKENS = /\\[()[\]\\|]|:\s*([+-]?(?:\d+\.?\d*|\.\d+))\s*\)|[()[\]]|[^\\()[\]:]+|[\\:]/gu;

/**
 * Reads a prompt as A1111 writes it: `(words)` count 1.1 times as much, `(words:1.3)` 1.3 times,
 * `[words]` a 1.1th, nested as one likes; `\(` is a bracket itself; `BREAK` begins a new chunk.
 * A bracket that is never closed counts to the end; one that was never opened is text. Round and
 * square brackets may overlap: each kind closes the last one of its own.
 */
export function parsePrompt(prompt: string): PromptPart[] {
  const texts: WeightedText[] = [];
  /** Where the brackets that are open began, by their kind. */
  const open: Readonly<Record<Bracket, number[]>> = { "(": [], "[": [] };
  const emphasize = (from: number, factor: number) => {
    for (const [index, { text, weight }] of texts.entries()) {
      if (index >= from) texts[index] = { text, weight: weight * factor };
    }
  };
  const close = (bracket: Bracket, factor: number): boolean => {
    const from = open[bracket].pop();
    if (from !== undefined) emphasize(from, factor);
    return from !== undefined;
  };

  for (const [token, weight] of prompt.matchAll(TOKENS)) {
    if (token === "(" || token === "[") open[token].push(texts.length);
    else if (weight !== undefined && close("(", Number(weight))) continue;
    else if (token === ")" && close("(", EMPHASIS)) continue;
    else if (token === "]" && close("[", 1 / EMPHASIS)) continue;
    else texts.push({ text: unescape(token), weight: 1 });
  }
  for (const from of open["("]) emphasize(from, EMPHASIS);
  for (const from of open["["]) emphasize(from, 1 / EMPHASIS);
  return join(texts).flatMap(splitAtBreaks);
}

function unescape(token: string): string {
  return token.length > 1 && token.startsWith("\\") ? token.slice(1) : token;
}

/** Neighbours of equal weight become one, so that plain words are tokenized as a whole. */
function join(texts: readonly WeightedText[]): WeightedText[] {
  const joined: WeightedText[] = [];
  for (const { text, weight } of texts) {
    const last = joined.at(-1);
    if (last?.weight === weight) joined[joined.length - 1] = { text: last.text + text, weight };
    else joined.push({ text, weight });
  }
  return joined;
}

function splitAtBreaks({ text, weight }: WeightedText): PromptPart[] {
  const [first = "", ...rest] = text.split(/\s*\bBREAK\b\s*/u);
  return [
    { text: first, weight },
    ...rest.flatMap((piece): PromptPart[] => ["break", { text: piece, weight }]),
  ];
}
