import type { Message } from "../protocol/discord-types.ts";
import type { Block, Inline } from "./markdown/node.ts";
import { parseMarkdown } from "./markdown/parse.ts";

const snippetLength = 90;

/** A message in a few plain words, for lines that point to it; `userName` gives names for ids. */
export function snippet(message: Message, userName: (id: string) => string | undefined): string {
  const source = message.content || firstText(message) || "a picture";
  const words = parseMarkdown(source).map((block) => blockWords(block, userName));
  const plain = words.join(" ").replaceAll(/\s+/g, " ").trim();
  return plain.length > snippetLength ? `${plain.slice(0, snippetLength)}…` : plain;
}

function blockWords(block: Block, userName: (id: string) => string | undefined): string {
  const inline = (nodes: readonly Inline[]): string =>
    nodes.map((node) => inlineWords(node, userName)).join("");
  if (block.kind === "code") return block.text;
  if (block.kind === "quote") {
    return block.blocks.map((each) => blockWords(each, userName)).join(" ");
  }
  return block.kind === "list" ? block.items.map(inline).join(" ") : inline(block.children);
}

function inlineWords(node: Inline, userName: (id: string) => string | undefined): string {
  if ("children" in node) return node.children.map((each) => inlineWords(each, userName)).join("");
  if ("text" in node) return node.text;
  if (node.kind === "user") return `@${userName(node.id) ?? "somebody"}`;
  return "name" in node ? node.name : " ";
}

function firstText(message: Message): string | undefined {
  const waiting = [...(message.components ?? [])];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (next.type === 10) return next.content;
    if ("components" in next) waiting.unshift(...next.components);
  }
  return undefined;
}
