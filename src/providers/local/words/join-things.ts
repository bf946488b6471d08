import type { Item } from "./items.ts";
import type { WordIndex } from "./word-index.ts";

/**
 * Puts words around emoji that stand beside each other or beside a thing, as the model reads them:
 * several of one become a number of them, different ones are joined; one behind its own word says
 * nothing new.
 */
export function joinThings(items: readonly Item[], index: WordIndex): Item[] {
  const joined: Item[] = [];
  let taken = 0;
  for (const [at, item] of items.entries()) {
    if (at < taken) continue;
    taken = at + 1;
    if (!item.isEmoji || item.meaning === undefined) {
      joined.push(...between(joined, item, index), item);
      continue;
    }
    const { end, count } = rowFrom(items, at, item);
    taken = end + 1;
    const isSaid = count === 1 && before(joined)?.meaning?.thing === item.meaning.thing;
    if (isSaid) joined.push({ ...item, text: "", kind: "left out" });
    else
      joined.push(...between(joined, item, index), { ...item, text: several(item, count, index) });
  }
  return joined;
}

/** A joiner where two things follow each other and one of them is an emoji. */
function between(joined: readonly Item[], item: Item, { joiner }: WordIndex): Item[] {
  const last = before(joined);
  if (item.kind !== "thing" || last?.kind !== "thing") return [];
  if (!item.isEmoji && !last.isEmoji) return [];
  const isApart = joined.at(-1)?.kind === "gap";
  const text = `${isApart ? "" : " "}${joiner} `;
  const meaning = { text, thing: undefined, group: "joiners", isNear: false };
  return [{ typed: "", text, kind: "word", meaning, isEmoji: false }];
}

/** The item before, with at most spaces between. */
function before(items: readonly Item[]): Item | undefined {
  const shown = items.filter(({ kind }) => kind !== "left out");
  const last = shown.at(-1);
  return last?.kind === "gap" && last.text.trim() === "" ? shown.at(-2) : last;
}

/** How often the same emoji stands in a row, and where the row ends. */
function rowFrom(
  items: readonly Item[],
  start: number,
  first: Item,
): { readonly end: number; readonly count: number } {
  let end = start;
  let count = 1;
  for (const [at, item] of items.entries()) {
    if (at <= start || (item.kind === "gap" && item.text.trim() === "")) continue;
    if (!item.isEmoji || item.meaning?.thing !== first.meaning?.thing) break;
    count += 1;
    end = at;
  }
  return { end, count };
}

function several({ text, meaning }: Item, count: number, { counts, plurals }: WordIndex): string {
  const number = counts[Math.min(count - 2, counts.length - 1)];
  if (count === 1 || number === undefined) return text;
  return `${number} ${plurals.get(meaning?.thing ?? "") ?? text}`;
}
