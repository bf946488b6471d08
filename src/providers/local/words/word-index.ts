import type { WordList } from "../../../diffusion/description/word-list.ts";
import { spellingsOf } from "./emoji.ts";
import { pluralOf } from "./plural-of.ts";
import { keyOf } from "./split-words.ts";

/** What a word or phrase is to a model. */
export interface Meaning {
  /** What the model reads in its place; undefined: the word as it is; empty: nothing. */
  readonly text: string | undefined;
  /** The thing that it means. */
  readonly thing: string | undefined;
  /** The group of words that it belongs to. */
  readonly group: string | undefined;
  /** Whether it means something else, to which this comes nearest. */
  readonly isNear: boolean;
}

/** A model's words, to look up. */
export interface WordIndex {
  readonly phrases: ReadonlyMap<string, Meaning>;
  /** Words of the longest phrase. */
  readonly longest: number;
  /** Things by the spellings of their emoji. */
  readonly emoji: ReadonlyMap<string, string>;
  readonly plurals: ReadonlyMap<string, string>;
  readonly alone: ReadonlyMap<string, string>;
  /** What stands between two things where nothing does. */
  readonly joiner: string;
  readonly counts: readonly string[];
}

const known = new WeakMap<WordList, WordIndex>();

/** The index of a model's words; made once. */
export function wordIndex(list: WordList): WordIndex {
  const index = known.get(list) ?? makeIndex(list);
  known.set(list, index);
  return index;
}

/** What is named first stays: own names, then other words, then what only comes near. */
function makeIndex({ things, words, instead = {}, alone = {} }: WordList): WordIndex {
  const phrases = new Map<string, Meaning>();
  const add = (phrase: string, meaning: Partial<Meaning>) => {
    const key = keyOf(phrase);
    if (phrases.has(key)) return;
    const { text, thing, group, isNear = false } = meaning;
    phrases.set(key, { text, thing, group, isNear });
  };
  const plurals = new Map(things.map(({ name, plural }) => [name, plural ?? pluralOf(name)]));
  for (const { name, plural } of things) {
    add(name, { thing: name });
    add(plural ?? pluralOf(name), { thing: name });
  }
  for (const [group, list] of Object.entries(words)) {
    for (const word of list) add(word, { group });
  }
  for (const [phrase, text] of Object.entries(instead)) {
    const { thing, group } = phrases.get(keyOf(text)) ?? lastOf(text, phrases) ?? {};
    add(phrase, { text, thing, group });
  }
  const others = (isNear: boolean) => {
    for (const thing of things) {
      const { name } = thing;
      for (const word of (isNear ? thing.near : thing.also) ?? []) {
        add(word, { text: name, thing: name, isNear });
        add(pluralOf(word), { text: plurals.get(name), thing: name, isNear });
      }
    }
  };
  others(false);
  others(true);
  return {
    phrases,
    longest: Array.from(phrases.keys()).reduce(
      (most, key) => Math.max(most, key.split(" ").length),
      0,
    ),
    emoji: emojiOf(things),
    plurals,
    alone: new Map(Object.entries(alone).map(([word, name]) => [keyOf(word), name])),
    joiner: words["joiners"]?.[0] ?? "and",
    counts: words["counts"] ?? [],
  };
}

/** What the last word of a phrase means, which says what the phrase is about. */
function lastOf(phrase: string, phrases: ReadonlyMap<string, Meaning>): Meaning | undefined {
  return phrases.get(keyOf(phrase).split(" ").at(-1) ?? "");
}

/** The exact emoji win over those that differ in a person's gender. */
function emojiOf(things: WordList["things"]): Map<string, string> {
  const found = new Map<string, string>();
  for (const closeness of [0, 1, 2]) {
    for (const { name, emoji } of things) {
      const spelling = emoji === undefined ? undefined : spellingsOf(emoji)[closeness];
      if (spelling !== undefined && !found.has(spelling)) found.set(spelling, name);
    }
  }
  return found;
}
