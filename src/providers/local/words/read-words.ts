import type { WordList } from "../../../diffusion/description/word-list.ts";
import { type Item, itemsOf } from "./items.ts";
import { withArticles } from "./articles.ts";
import { joinThings } from "./join-things.ts";
import { leaveOut } from "./leave-out.ts";
import { keyOf, type Piece, splitWords } from "./split-words.ts";
import { type WordIndex, wordIndex } from "./word-index.ts";

/** A prompt as a model with a list of words reads it. */
export interface ReadWords {
  /** What the model is given. */
  readonly text: string;
  /** Words that are not in the list and were left out, as they were typed. */
  readonly unknown: readonly string[];
  /** Words that the nearest thing of the list stands for. */
  readonly nearest: readonly { readonly typed: string; readonly text: string }[];
  /** Whether anything is left of it that can be seen. */
  readonly isKnown: boolean;
  /** The groups that words of it belong to. */
  readonly groups: ReadonlySet<string>;
}

/** What else is known of a prompt's words. */
export interface ReadWordsOptions {
  /** Names that stay, in lower case: those of embeddings. */
  readonly names?: readonly string[] | undefined;
  /** Whether words stay that are not in the list. */
  readonly keepsUnknown?: boolean | undefined;
}

/** The group of words that show something without a thing: a beach, the night. */
const SCENERIES = "sceneries";

/**
 * Reads a prompt with a model's list of words: emoji and other words for a thing become its name,
 * unknown words go. Brackets, weights and BREAK stay. A prompt of known words alone stays as it is, letter for letter.
 */
export function readWords(
  prompt: string,
  list: WordList,
  { names = [], keepsUnknown = false }: ReadWordsOptions = {},
): ReadWords {
  const index = wordIndex(list);
  const pieces = splitWords(prompt).map((piece) => named(piece, names));
  const first = itemsOf(pieces, index).map((item) => (keepsUnknown ? asTyped(item) : item));
  const items = joinThings(
    first.some(({ kind }) => kind === "thing") ? first : withThingsAlone(first, index),
    index,
  );
  const left = leaveOut(items, index.joiner);
  const groups = left.items.flatMap(({ kind, meaning }) =>
    kind === "word" ? (meaning?.group ?? []) : [],
  );
  const isSeen = left.items.some(({ kind }) => kind === "thing");
  const isAsTyped = items.every(({ typed, text }) => typed === text);
  return {
    text: isAsTyped ? prompt : withArticles(left.text, list),
    unknown: unique(items.flatMap(({ kind, typed }) => (kind === "unknown" ? typed : []))),
    nearest: items.flatMap(({ typed, text, meaning }) => (meaning?.isNear ? { typed, text } : [])),
    isKnown: isSeen || groups.includes(SCENERIES),
    groups: new Set(groups),
  };
}

function asTyped(item: Item): Item {
  return item.kind === "unknown" ? { ...item, kind: "word", text: item.typed } : item;
}

function named(piece: Piece, names: readonly string[]): Piece {
  return names.includes(piece.text.toLowerCase()) ? { ...piece, kind: "gap" } : piece;
}

/** Words that mean a thing only where no other is named. */
function withThingsAlone(items: readonly Item[], { alone }: WordIndex): Item[] {
  return items.map((item) => {
    const thing = item.kind === "gap" ? undefined : alone.get(keyOf(item.typed));
    if (thing === undefined) return item;
    const meaning = { text: thing, thing, group: undefined, isNear: false };
    return { ...item, text: thing, kind: "thing", meaning };
  });
}

function unique(words: readonly string[]): string[] {
  return Array.from(new Map(words.map((word) => [word.toLowerCase(), word])).values());
}
