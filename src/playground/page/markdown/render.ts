import { element } from "../dom.ts";
import { timeElement } from "../time.ts";
import type { Block, Inline } from "./node.ts";
import { readMessageLink } from "./message-link.ts";
import { parseMarkdown } from "./parse.ts";
import { renderCode } from "./render-code.ts";

/** The names behind the ids that mentions hold; undefined for somebody unknown. */
export interface Names {
  readonly user: (id: string) => string | undefined;
  readonly channel: (id: string) => string | undefined;
  readonly role: (id: string) => string | undefined;
  /** Leads to a message that a link names. */
  readonly openMessage: (channelId: string, messageId: string) => void;
}

/** Shows a text with Discord's markdown as elements and text nodes. */
export function renderMarkdown(source: string, names: Names): HTMLElement {
  return element("div", { class: "markdown" }, ...renderBlocks(parseMarkdown(source), names));
}

function renderBlocks(blocks: readonly Block[], names: Names): Node[] {
  return blocks.map((block) => renderBlock(block, names));
}

// Two levels down: the page and its parts have the first two.
const headings = { 1: "h3", 2: "h4", 3: "h5" } as const;

function renderBlock(block: Block, names: Names): Node {
  switch (block.kind) {
    case "paragraph":
      return element("p", {}, ...renderInline(block.children, names));
    case "heading":
      return element(headings[block.level], {}, ...renderInline(block.children, names));
    case "subtext":
      return element("p", { class: "subtext" }, ...renderInline(block.children, names));
    case "quote":
      return element("blockquote", {}, ...renderBlocks(block.blocks, names));
    case "code":
      return renderCode(block.text);
    case "list":
      break;
  }
  const items = block.items.map((item) => element("li", {}, ...renderInline(item, names)));
  return block.start === undefined
    ? element("ul", {}, ...items)
    : element("ol", { start: block.start }, ...items);
}

function renderInline(nodes: readonly Inline[], names: Names): Node[] {
  return nodes.map((node) => renderNode(node, names));
}

const wrappers = { bold: "strong", italic: "em", underline: "u", strike: "s" } as const;

function renderNode(node: Inline, names: Names): Node {
  switch (node.kind) {
    case "text":
      return document.createTextNode(node.text);
    case "break":
      return element("br");
    case "code":
      return element("code", {}, node.text);
    case "bold":
    case "italic":
    case "underline":
    case "strike":
      return element(wrappers[node.kind], {}, ...renderInline(node.children, names));
    case "spoiler":
      return renderSpoiler(renderInline(node.children, names));
    case "link":
      return renderLink(node.url, renderInline(node.children, names), names);
    case "user":
      return mention(`@${names.user(node.id) ?? "somebody"}`);
    case "role":
      return mention(`@${names.role(node.id) ?? "a-role"}`);
    case "channel":
      return mention(`#${names.channel(node.id) ?? "a-channel"}`);
    case "command":
      return mention(`/${node.name}`);
    case "emoji":
      return document.createTextNode(`:${node.name}:`);
    case "time":
      break;
  }
  return timeElement(node.seconds, node.style);
}

function renderLink(url: string, children: readonly Node[], names: Names): Node {
  const target = readMessageLink(url);
  if (!target) {
    return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...children);
  }
  const open = () => names.openMessage(target.channelId, target.messageId);
  return element("button", { class: "as-link", type: "button", onclick: open }, ...children);
}

function mention(text: string): HTMLElement {
  return element("span", { class: "mention" }, text);
}

function renderSpoiler(children: readonly Node[]): HTMLElement {
  const content = element("span", { class: "spoiler-content", inert: true }, ...children);
  const reveal = (): void => {
    spoiler.dataset["open"] = "true";
    spoiler.removeAttribute("role");
    content.inert = false;
  };
  const spoiler = element(
    "span",
    { class: "spoiler", role: "button", tabindex: 0, "aria-label": "Spoiler, press to show" },
    content,
  );
  spoiler.addEventListener("click", reveal);
  spoiler.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") reveal();
  });
  return spoiler;
}
