import type { Item } from "./items.ts";

const isOut = ({ kind }: Item): boolean => kind === "unknown" || kind === "left out";
const inGroup = (item: Item | undefined, ...groups: readonly string[]): boolean =>
  item?.kind === "word" && groups.includes(item.meaning?.group ?? "");
const isSpace = ({ kind, text }: Item): boolean => kind === "gap" && text.trim() === "";

/**
 * The words that are left when those go that the model does not know: the articles and joiners that
 * belonged to them go too, and two things that lose the word between them are joined.
 */
export function leaveOut(typed: readonly Item[], joiner: string): string {
  if (!typed.some(isOut)) return typed.map(({ text }) => text).join("");
  const items = withoutEmptyBrackets(typed);
  const kept: Item[] = [];
  for (let at = 0; at < items.length; at += 1) {
    if (!isOut(items[at]!)) {
      kept.push(items[at]!);
      continue;
    }
    while (at + 1 < items.length && (isOut(items[at + 1]!) || isSpace(items[at + 1]!))) at += 1;
    const rest = items.slice(at + 1);
    const isFirst = closeHole(kept, rest, joiner);
    // A joiner with nothing before it joins nothing.
    if (isFirst && inGroup(rest[0], "joiners")) at += 1;
  }
  return tidy(kept.map(({ text }) => text).join(""));
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

/** Brackets, with their weight, around nothing but words that go. */
function withoutEmptyBrackets(items: readonly Item[]): Item[] {
  const changed = [...items];
  for (let at = 1; at < changed.length; at += 1) {
    if (!isOut(changed[at]!)) continue;
    let end = at;
    while (end + 1 < changed.length && (isOut(changed[end + 1]!) || isSpace(changed[end + 1]!)))
      end += 1;
    const [before, after] = [changed[at - 1]!, changed[end + 1]];
    if (before.kind !== "gap" || after?.kind !== "gap") continue;
    const opens = before.text.replace(/(?<!\\)[([]\s*$/u, "");
    const closes = after.text.replace(/^\s*(?::\s*[+-]?[\d.]+\s*)?[)\]]/u, "");
    if (opens === before.text || closes === after.text) continue;
    changed[at - 1] = between(opens);
    changed[end + 1] = between(closes);
    at = 0;
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
