import type { Block, Inline } from "../../../src/playground/page/markdown/node.ts";
import { parseMarkdown } from "../../../src/playground/page/markdown/parse.ts";

/**
 * What of a text display is more than text, and how often: headings, bold words, code, links with
 * their address, mentions with their id.
 */
export function markupIn(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const kind of texts.flatMap((text) => parseMarkdown(text).flatMap(ofBlock)))
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** The markup that is there more often than it should be. */
export function foreignMarkup(
  shown: ReadonlyMap<string, number>,
  expected: ReadonlyMap<string, number>,
): readonly string[] {
  return [...shown]
    .filter(([kind, count]) => count > (expected.get(kind) ?? 0))
    .map(([kind]) => kind);
}

function ofBlock(block: Block): string[] {
  switch (block.kind) {
    case "paragraph":
      return block.children.flatMap(ofInline);
    case "heading":
      return [`heading ${block.level}`, ...block.children.flatMap(ofInline)];
    case "subtext":
      return ["subtext", ...block.children.flatMap(ofInline)];
    case "quote":
      return ["quote", ...block.blocks.flatMap(ofBlock)];
    case "code":
      return ["code block"];
    case "list":
      return block.items.flatMap((item) => ["list item", ...item.flatMap(ofInline)]);
    default:
      return block satisfies never;
  }
}

function ofInline(node: Inline): string[] {
  switch (node.kind) {
    case "text":
    case "break":
      return [];
    case "link":
      return [`link to ${node.url}`, ...node.children.flatMap(ofInline)];
    case "user":
    case "channel":
    case "role":
      return [`${node.kind} ${node.id}`];
    case "bold":
    case "italic":
    case "underline":
    case "strike":
    case "spoiler":
      return [node.kind, ...node.children.flatMap(ofInline)];
    case "code":
    case "command":
    case "emoji":
    case "time":
      return [node.kind];
    default:
      return node satisfies never;
  }
}
