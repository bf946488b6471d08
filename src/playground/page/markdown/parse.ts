import type { Block } from "./node.ts";
import { parseInline } from "./parse-inline.ts";

/**
 * Reads Discord's markdown: headings, subtext, quotes, lists, code blocks and the marks inside a
 * line (`parse-inline.ts`). Never fails; what is no markdown stays text.
 */
export function parseMarkdown(source: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = source.split("\n");
  let paragraph: string[] = [];
  const endParagraph = (): void => {
    const text = paragraph.join("\n");
    if (text !== "") blocks.push({ kind: "paragraph", children: parseInline(text) });
    paragraph = [];
  };
  for (let at = 0; at < lines.length;) {
    const special = readSpecial(lines, at);
    if (special === undefined) {
      paragraph.push(lines[at] ?? "");
      at += 1;
      continue;
    }
    endParagraph();
    blocks.push(special.block);
    at = special.next;
  }
  endParagraph();
  return blocks;
}

interface Read {
  readonly block: Block;
  /** The first line after the block. */
  readonly next: number;
}

function readSpecial(lines: readonly string[], at: number): Read | undefined {
  return readCode(lines, at) ?? readQuote(lines, at) ?? readList(lines, at) ?? readLine(lines, at);
}

const levels: Readonly<Record<string, 1 | 2 | 3>> = { "#": 1, "##": 2, "###": 3 };

function readLine(lines: readonly string[], at: number): Read | undefined {
  const line = lines[at] ?? "";
  const heading = /^(#{1,3}) +(\S.*)$/.exec(line);
  if (heading) {
    const level = levels[heading[1] ?? ""] ?? 1;
    return {
      block: { kind: "heading", level, children: parseInline(heading[2] ?? "") },
      next: at + 1,
    };
  }
  const subtext = /^-# +(\S.*)$/.exec(line);
  if (!subtext) return undefined;
  return { block: { kind: "subtext", children: parseInline(subtext[1] ?? "") }, next: at + 1 };
}

// Code may also begin and end inside a line: "Run ```npm start``` now" is read by the inline rules.
function readCode(lines: readonly string[], at: number): Read | undefined {
  const opening = /^```(.*)$/.exec(lines[at] ?? "");
  if (!opening) return undefined;
  const first = opening[1] ?? "";
  if (first.endsWith("```") && first.length > 3) {
    return { block: { kind: "code", language: "", text: first.slice(0, -3) }, next: at + 1 };
  }
  for (let end = at + 1; end < lines.length; end += 1) {
    const line = lines[end] ?? "";
    if (!line.endsWith("```")) continue;
    const named = /^[\w+.-]*$/.test(first);
    const body = [...(named ? [] : [first]), ...lines.slice(at + 1, end)];
    const last = line.slice(0, -3);
    if (last !== "") body.push(last);
    return {
      block: { kind: "code", language: named ? first : "", text: body.join("\n") },
      next: end + 1,
    };
  }
  return undefined;
}

function readQuote(lines: readonly string[], at: number): Read | undefined {
  const line = lines[at] ?? "";
  if (line.startsWith(">>> ")) {
    const rest = [line.slice(4), ...lines.slice(at + 1)];
    return { block: { kind: "quote", blocks: parseMarkdown(rest.join("\n")) }, next: lines.length };
  }
  let end = at;
  while (lines[end]?.startsWith("> ") || lines[end] === ">") end += 1;
  if (end === at) return undefined;
  const quoted = lines.slice(at, end).map((each) => each.slice(2));
  return { block: { kind: "quote", blocks: parseMarkdown(quoted.join("\n")) }, next: end };
}

function readList(lines: readonly string[], at: number): Read | undefined {
  const bullet = /^ {0,3}[-*] +(\S.*)$/;
  const number = /^ {0,3}(\d{1,9})\. +(\S.*)$/;
  const ordered = number.exec(lines[at] ?? "");
  const pattern = ordered ? number : bullet;
  const items: string[] = [];
  let end = at;
  for (let item = pattern.exec(lines[end] ?? ""); item; item = pattern.exec(lines[end] ?? "")) {
    items.push(item.at(-1) ?? "");
    end += 1;
  }
  if (items.length === 0) return undefined;
  const start = ordered ? Number(ordered[1]) : undefined;
  return { block: { kind: "list", start, items: items.map(parseInline) }, next: end };
}
