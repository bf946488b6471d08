import { areSettings, goWithSettings, isKnownSetting } from "./known-settings.ts";
import { type Pair, readPairs } from "./pairs.ts";

/** The settings in a text, and what stands before and after them. */
export interface FoundSettings {
  readonly before: string;
  readonly pairs: readonly Pair[];
  readonly after: string;
}

/** Lines over which settings are spread at most. */
const MAX_LINES = 40;

/**
 * Finds the settings by what they say: the last lines that are some, wherever they stand, otherwise
 * a row of them at the end of a line of words. Undefined for a text without any.
 */
export function findSettings(text: string): FoundSettings | undefined {
  return inOwnLines(text) ?? afterWords(text);
}

/** Settings all in one line, or one to a line. */
function inOwnLines(text: string): FoundSettings | undefined {
  const lines = text.split(/\r?\n/);
  let end = lines.length;
  while (end > 0) {
    let start = end;
    while (start > 0 && end - start < MAX_LINES && isSettingLine(lines[start - 1])) start -= 1;
    const block = start === end ? undefined : lastSettings(lines.slice(start, end));
    if (block !== undefined) {
      return {
        before: lines.slice(0, end - block.lines).join("\n"),
        pairs: block.pairs,
        after: lines.slice(end).join("\n"),
      };
    }
    end = Math.min(start, end - 1);
  }
  return undefined;
}

function isSettingLine(line = ""): boolean {
  const name = /^\s*(\w[\w .()/-]{0,40}?)\s*:/.exec(line)?.[1];
  return name !== undefined && isKnownSetting(name);
}

/** As few of the last lines as are settings, with those right before that hold nothing else. */
function lastSettings(
  lines: readonly string[],
): { readonly pairs: readonly Pair[]; readonly lines: number } | undefined {
  let pairs: readonly Pair[] = [];
  let count = 0;
  for (const line of lines.toReversed()) {
    const more = readPairs(line);
    if (areSettings(pairs) && !goWithSettings(more)) break;
    pairs = [...more, ...pairs];
    count += 1;
  }
  return areSettings(pairs) ? { pairs, lines: count } : undefined;
}

/** Names with which a row of settings begins, after words in the same line. */
const firstNames = ["Steps", "Seed", "Sampler", "CFG scale", "Size"];

function afterWords(text: string): FoundSettings | undefined {
  const starts = firstNames
    .map((name) => lastIndexOf(text, `${name}:`))
    .filter((at) => at > 0)
    .toSorted((a, b) => a - b);
  for (const start of starts) {
    const end = text.indexOf("\n", start);
    const pairs = readPairs(text.slice(start, end < 0 ? undefined : end));
    if (!areSettings(pairs)) continue;
    // One mark that parts the words from the settings belongs to neither.
    const before = text
      .slice(0, start)
      .trimEnd()
      .replace(/[.,;|]$/, "");
    return { before, pairs, after: end < 0 ? "" : text.slice(end + 1) };
  }
  return undefined;
}

/** The last place of a name that is no part of a longer word. */
function lastIndexOf(text: string, name: string): number {
  let at = text.lastIndexOf(name);
  while (at > 0 && /\w/.test(text[at - 1] ?? "")) at = text.lastIndexOf(name, at - 1);
  return at;
}
