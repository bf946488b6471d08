import type { Item } from "./items.ts";

const isOut = ({ kind }: Item): boolean => kind === "unknown" || kind === "left out";
const inGroup = (item: Item | undefined, ...groups: readonly string[]): boolean =>
  item?.kind === "word" && groups.includes(item.meaning?.group ?? "");
const isSpace = ({ kind, text }: Item): boolean => kind === "gap" && text.trim() === "";

/** What is left of a prompt: as one text, and in its items. */
export interface LeftWords {
  readonly text: string;
  readonly items: readonly Item[];
}

/**
 * The words that are left when those go that the model does not know: the articles and joiners that
 * belonged to them go too, and two things that lose the word between them are joined.
 */
export function leaveOut(typed: readonly Item[], joiner: string): LeftWords {
  if (!typed.some(isOut)) {
    return { text: typed.map(({ text }) => text).join(""), items: typed };
  }
  const items = withoutEmptyBrackets(typed);
  const kept: Item[] = [];
  let taken = 0;
  for (const [at, item] of items.entries()) {
    if (at < taken) continue;
    taken = at + 1;
    if (!isOut(item)) {
      kept.push(item);
      continue;
    }
    taken = endOfHole(items, at);
    const rest = items.slice(taken);
    const isFirst = closeHole(kept, rest, joiner);
    // A joiner with nothing before it joins nothing.
    if (isFirst && inGroup(rest[0], "joiners")) taken += 1;
  }
  return { text: tidy(kept.map(({ text }) => text).join("")), items: kept };
}

/** The first item behind the words that go, and the spaces between and behind them. */
function endOfHole(items: readonly Item[], start: number): number {
  const length = items.slice(start).findIndex((item) => !isOut(item) && !isSpace(item));
  return length === -1 ? items.length : start + length;
}

/** Closes a hole behind what is kept, before the rest. Whether nothing at all is before it. */
function closeHole(kept: Item[], rest: readonly Item[], joiner: string): boolean {
  const last = () => kept.findLastIndex((item) => !isSpace(item));
  const [next] = rest;
  if (next === undefined || next.kind === "gap" || inGroup(next, "joiners", "sceneries")) {
    while (inGroup(kept[last()], "articles", "joiners")) kept.length = last();
  }
  const left = kept[last()];
  if (left === undefined) return true;
  kept.length = last() + 1;
  const text = left.kind === "thing" && beginsThing(rest) ? ` ${joiner} ` : " ";
  kept.push(between(next?.kind === "gap" ? "" : text));
  return false;
}

/** Whether what follows names a thing, with or without an article. */
function beginsThing(rest: readonly Item[]): boolean {
  const [first, second] = rest.filter((item) => !isSpace(item) && !isOut(item));
  return first?.kind === "thing" || (inGroup(first, "articles") && second?.kind === "thing");
}

/** Without brackets, and their weight, that stand around nothing but words that go. */
function withoutEmptyBrackets(items: readonly Item[]): Item[] {
  const changed = [...items];
  for (let at = 0; at < changed.length; at += 1) {
    const opening = changed[at];
    const next = changed[at + 1];
    if (opening?.kind !== "gap" || next === undefined || !isOut(next)) continue;
    const end = endOfHole(changed, at + 1);
    const closing = changed[end];
    if (closing?.kind !== "gap") continue;
    const opens = opening.text.replace(/(?<!\\)[([]\s*$/u, "");
    const closes = closing.text.replace(/^\s*(?::\s*[+-]?[\d.]+\s*)?[)\]]/u, "");
    if (opens === opening.text || closes === closing.text) continue;
    changed[at] = between(opens);
    changed[end] = between(closes);
    // There may be more of them around these.
    at -= 1;
  }
  return changed.filter(({ kind, text }) => kind !== "gap" || text !== "");
}

function between(text: string): Item {
  return { typed: "", text, kind: "gap", meaning: undefined, isEmoji: false };
}

/** No doubled spaces, no commas with nothing between, no empty brackets. */
function tidy(text: string): string {
  let last = text;
  for (;;) {
    const next = last
      .replaceAll(/(?<!\\)\(\s*(?::\s*[\d.]+\s*)?\)|(?<!\\)\[\s*\]/gu, "")
      .replaceAll(/\s+/gu, " ")
      .replaceAll(/\s+([,.!?;:])/gu, "$1")
      .replaceAll(/([,;])(?:\s*[,;])+/gu, "$1")
      .replace(/^[\s,.!?;:]+|[\s,;]+$/gu, "");
    if (next === last) return next;
    last = next;
  }
}
