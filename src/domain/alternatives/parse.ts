import { UserError } from "../errors.ts";
import { say } from "../../words/index.ts";

/** A piece of a prompt: words, one of several (`{a|b}`), each of several (`{a, b}`), a file's line. */
export type Piece =
  | { readonly kind: "words"; readonly text: string }
  | {
      readonly kind: "one-of" | "each-of";
      /** As it was typed, braces included. */
      readonly source: string;
      readonly options: readonly (readonly Piece[])[];
    }
  | { readonly kind: "wildcard"; readonly name: string; readonly source: string };

const NAME = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N} ._/-]*?[\p{L}\p{N}])?`;

/** Braces and what divides them, and wildcards, each with the backslashes before it. */
export const MARKS = new RegExp(
  String.raw`(\\*)([{}|,])|(?<![\p{L}\p{N}_\\])(\\*)(__(${NAME})__)(?![\p{L}\p{N}_])`,
  "gu",
);

/** Braces within braces; a prompt of nothing but braces must not hold anybody up. */
const DEEPEST = 50;

type Item = Piece | { readonly kind: "divider"; readonly text: "|" | "," };

/** A group whose closing brace has not come yet; the outermost is the prompt itself. */
interface Open {
  readonly start: number;
  readonly items: Item[];
}

/**
 * Reads the choices in a prompt. Braces that hold no "|" and no "," are words. With both, "|"
 * divides and "," is punctuation. A backslash makes any of the marks words.
 * Throws UserError "invalid-option" for a brace that is not closed, was not opened, or
 * stands too deep within others.
 */
export function parseAlternatives(text: string): readonly Piece[] {
  const open: Open[] = [{ start: 0, items: [] }];
  let read = 0;
  for (const match of text.matchAll(MARKS)) {
    const [whole, before = "", sign = "", early = "", wildcard = "", name = ""] = match;
    const { index } = match;
    const group = open.at(-1);
    if (group === undefined) break;
    group.items.push(words(text.slice(read, index)));
    read = index + whole.length;
    const isDivider = sign === "|" || sign === ",";
    const isOutside = open.length === 1;
    const backslashes = before + early;
    if (isDivider && isOutside) group.items.push(words(whole));
    else if (backslashes !== "") group.items.push(words(whole.slice(1)));
    else if (wildcard !== "") group.items.push({ kind: "wildcard", name, source: wildcard });
    else if (sign === "|" || sign === ",") group.items.push({ kind: "divider", text: sign });
    else if (sign === "{") open.push(opened(index, open.length));
    else close(open, text.slice(group.start, read), index);
  }
  const [outermost, unclosed] = open;
  if (unclosed !== undefined) throw broken("prompts.not-closed", text, unclosed.start);
  return [...pieces(outermost?.items ?? []), words(text.slice(read))];
}

function opened(start: number, depth: number): Open {
  if (depth <= DEEPEST) return { start, items: [] };
  throw new UserError("invalid-option", say("prompts.too-deep", { max: DEEPEST }));
}

function close(open: Open[], source: string, at: number): void {
  const group = open.pop();
  const outer = open.at(-1);
  if (group === undefined || outer === undefined) throw broken("prompts.not-opened", source, at);
  outer.items.push(...grouped(group.items, source));
}

function grouped(items: readonly Item[], source: string): readonly Piece[] {
  const divider = (["|", ","] as const).find((sign) =>
    items.some((item) => item.kind === "divider" && item.text === sign),
  );
  if (divider === undefined) return [words("{"), ...pieces(items), words("}")];
  const options: Item[][] = [[]];
  for (const item of items)
    if (item.kind === "divider" && item.text === divider) options.push([]);
    else options.at(-1)?.push(item);
  const kind = divider === "|" ? "one-of" : "each-of";
  return [{ kind, source, options: options.map((option) => trimmed(pieces(option))) }];
}

/** Dividers that divide nothing are words. */
function pieces(items: readonly Item[]): readonly Piece[] {
  return items.map((item) => (item.kind === "divider" ? words(item.text) : item));
}

function trimmed(all: readonly Piece[]): readonly Piece[] {
  const seen = all.filter((piece) => piece.kind !== "words" || piece.text !== "");
  return seen.map((piece, index) => {
    if (piece.kind !== "words") return piece;
    const start = index === 0 ? piece.text.trimStart() : piece.text;
    return words(index === seen.length - 1 ? start.trimEnd() : start);
  });
}

const words = (text: string): Piece => ({ kind: "words", text });

/** Characters of the prompt that show where a brace stands. */
const SHOWN = 30;

function broken(code: "prompts.not-closed" | "prompts.not-opened", text: string, at: number) {
  const near = code === "prompts.not-closed" ? text.slice(at, at + SHOWN) : text.slice(-SHOWN);
  const says =
    code === "prompts.not-closed"
      ? say(code, { near, example: "{red|blue}", literal: "\\{" })
      : say(code, { near, literal: "\\}" });
  return new UserError("invalid-option", says);
}
