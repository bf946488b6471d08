import { spellingsOf } from "./emoji.ts";
import { joinsWords, keyOf, type Piece } from "./split-words.ts";
import type { Meaning, WordIndex } from "./word-index.ts";

/** A word, phrase or emoji of a prompt with what it means, or what stands between. */
export interface Item {
  /** As it was typed. */
  readonly typed: string;
  /** As the model reads it. */
  readonly text: string;
  /** `left out` is dropped without a word, `unknown` is told of. */
  readonly kind: "gap" | "thing" | "word" | "unknown" | "left out";
  readonly meaning: Meaning | undefined;
  readonly isEmoji: boolean;
}

const plain = { meaning: undefined, isEmoji: false };

/** The pieces of a prompt as items: of several phrases that fit the longest counts. */
export function itemsOf(pieces: readonly Piece[], index: WordIndex): Item[] {
  const items: Item[] = [];
  let taken = 0;
  for (const [at, piece] of pieces.entries()) {
    if (at < taken) continue;
    taken = at + 1;
    const { kind, text } = piece;
    if (kind === "gap") items.push({ ...plain, typed: text, text, kind });
    else if (kind === "emoji") items.push(emojiItem(text, index));
    else {
      const { item, length } = phraseAt(pieces, at, index) ?? { item: strange(text), length: 1 };
      items.push(item);
      taken = at + length;
    }
  }
  return items;
}

function phraseAt(
  pieces: readonly Piece[],
  at: number,
  index: WordIndex,
): { readonly item: Item; readonly length: number } | undefined {
  const ends: number[] = [at + 1];
  for (let end = at + 1; ends.length < index.longest; end += 2) {
    const [gap, word] = [pieces[end], pieces[end + 1]];
    if (gap?.kind !== "gap" || !joinsWords(gap.text) || word?.kind !== "word") break;
    ends.push(end + 2);
  }
  for (const end of ends.toReversed()) {
    const typed = pieces
      .slice(at, end)
      .map(({ text }) => text)
      .join("");
    const meaning = meaningOf(typed, index);
    if (meaning !== undefined) return { item: knownItem(typed, meaning), length: end - at };
  }
  return undefined;
}

/** A word that is not in the list; a sign that is not in it is no word. */
function strange(typed: string): Item {
  const kind = /[\p{L}\p{N}]/u.test(typed) ? "unknown" : "gap";
  return { ...plain, typed, text: kind === "gap" ? typed : "", kind };
}

/** Of "cat's" the cat. */
function meaningOf(typed: string, { phrases }: WordIndex): Meaning | undefined {
  const key = keyOf(typed);
  return phrases.get(key) ?? phrases.get(key.replace(/'s$/u, ""));
}

function knownItem(typed: string, meaning: Meaning): Item {
  const { text = typed, thing } = meaning;
  const kind = text === "" ? "left out" : thing === undefined ? "word" : "thing";
  return { typed, text, kind, meaning, isEmoji: false };
}

function emojiItem(typed: string, { emoji }: WordIndex): Item {
  const thing = spellingsOf(typed)
    .map((each) => emoji.get(each))
    .find((name) => name !== undefined);
  if (thing === undefined) return { ...plain, typed, text: "", kind: "unknown", isEmoji: true };
  const meaning = { text: thing, thing, group: undefined, isNear: false };
  return { typed, text: thing, kind: "thing", meaning, isEmoji: true };
}
