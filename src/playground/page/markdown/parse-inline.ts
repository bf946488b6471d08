import type { Inline } from "./node.ts";

interface Rule {
  readonly pattern: RegExp;
  /** Whether the rule may apply after this character (empty at the beginning). */
  readonly after?: (previous: string) => boolean;
  readonly make: (match: RegExpExecArray) => Inline;
}

const notInsideWord = (previous: string): boolean => !/\w/.test(previous);

type Wrapper = "bold" | "italic" | "underline" | "strike" | "spoiler";

const wrap =
  (kind: Wrapper) =>
  (match: RegExpExecArray): Inline => ({ kind, children: parseInline(match[1] ?? "") });

// Tried in this order at every position; each is anchored there by the sticky flag.
const rules: readonly Rule[] = [
  {
    pattern: /\\([!-/:-@[-`{-~])/y,
    make: (match) => ({ kind: "text", text: match[1] ?? "" }),
  },
  {
    pattern: /(`+)((?:[^`]|(?!\1)`)+)\1(?!`)/y,
    make: (match) => ({ kind: "code", text: trimCode(match[2] ?? "") }),
  },
  { pattern: /\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/sy, make: wrap("bold") },
  { pattern: /__((?:\\.|[^\\])+?)__(?!_)/sy, make: wrap("underline") },
  { pattern: /~~((?:\\.|[^\\])+?)~~/sy, make: wrap("strike") },
  { pattern: /\|\|((?:\\.|[^\\])+?)\|\|/sy, make: wrap("spoiler") },
  { pattern: /\*(?![\s*])((?:\\.|\*\*|[^*\\])+?)(?<!\s)\*(?!\*)/sy, make: wrap("italic") },
  { pattern: /_((?:\\.|__|[^_\\])+?)_(?!\w)/sy, after: notInsideWord, make: wrap("italic") },
  {
    pattern: /\[((?:\\.|[^\]\\])+)\]\(<?(https?:\/\/[^\s)>]+)>?\)/sy,
    make: (match) => ({
      kind: "link",
      url: match[2] ?? "",
      children: parseInline(match[1] ?? ""),
    }),
  },
  { pattern: /<(https?:\/\/[^\s>]+)>/y, make: bareLink },
  {
    pattern: /(https?:\/\/[^\s<]*[^\s<.,:;"'`*|~)\]])/y,
    after: notInsideWord,
    make: bareLink,
  },
  { pattern: /<@!?(\d+)>/y, make: (match) => ({ kind: "user", id: match[1] ?? "" }) },
  { pattern: /<@&(\d+)>/y, make: (match) => ({ kind: "role", id: match[1] ?? "" }) },
  { pattern: /<#(\d+)>/y, make: (match) => ({ kind: "channel", id: match[1] ?? "" }) },
  {
    pattern: /<\/([-_ \p{L}\p{N}]{1,98}):\d+>/uy,
    make: (match) => ({ kind: "command", name: match[1] ?? "" }),
  },
  { pattern: /<a?:(\w+):\d+>/y, make: (match) => ({ kind: "emoji", name: match[1] ?? "" }) },
  {
    pattern: /<t:(-?\d{1,13})(?::([tTdDfFR]))?>/y,
    make: (match) => ({ kind: "time", seconds: Number(match[1]), style: match[2] ?? "f" }),
  },
  { pattern: /\n/y, make: () => ({ kind: "break" }) },
];

/** Reads the marks inside one paragraph. What is no mark stays as it was written. */
export function parseInline(source: string): readonly Inline[] {
  const found: Inline[] = [];
  let text = "";
  let at = 0;
  while (at < source.length) {
    const match = firstMatch(source, at);
    if (match === undefined) {
      text += source[at] ?? "";
      at += 1;
      continue;
    }
    if (match.node.kind === "text") {
      text += match.node.text;
    } else {
      if (text !== "") found.push({ kind: "text", text });
      text = "";
      found.push(match.node);
    }
    at = match.end;
  }
  if (text !== "") found.push({ kind: "text", text });
  return found;
}

// Most characters begin no mark; asking this first keeps long plain prompts cheap.
const beginsMark = /[\\`*_~|[<h\n]/;

function firstMatch(source: string, at: number): { node: Inline; end: number } | undefined {
  const character = source[at] ?? "";
  if (!beginsMark.test(character)) return undefined;
  const previous = source[at - 1] ?? "";
  for (const { pattern, after, make } of rules) {
    if (after && !after(previous)) continue;
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match) return { node: make(match), end: at + match[0].length };
  }
  return undefined;
}

function bareLink(match: RegExpExecArray): Inline {
  const url = match[1] ?? "";
  return { kind: "link", url, children: [{ kind: "text", text: url }] };
}

// One space beside a backtick is only there to keep two backticks apart.
function trimCode(text: string): string {
  return /^ .*`|`.* $/s.test(text) ? text.replace(/^ | $/g, "") : text;
}
