import type { Message, User } from "../discord-types.ts";
import { element } from "../dom.ts";
import { icon } from "../icon.ts";
import { avatar, displayName } from "./avatar.ts";
import type { RenderContext } from "./context.ts";

const snippetLength = 90;

/** The line above a message that says what it answers: a message, or a command that somebody used. */
export function renderOrigin(message: Message, context: RenderContext): HTMLElement | undefined {
  const used = message.interaction_metadata;
  if (used?.type === 2 && used.name !== undefined) {
    const command = message.type === 23 ? used.name : `/${used.name}`;
    return line(used.user, " used ", element("span", { class: "mention" }, command));
  }
  if (message.referenced_message) return replyLine(message.referenced_message, context);
  if (message.message_reference?.message_id !== undefined) {
    return element("div", { class: "origin" }, icon("reply"), "The original message was deleted.");
  }
  if (used?.type === 3 && used.interacted_message_id !== undefined) {
    const target = used.interacted_message_id;
    return line(used.user, " pressed a button on ", jump("an earlier message", target, context));
  }
  return undefined;
}

/** A message in a few words, for lines that point to it. */
export function snippet(message: Message): string {
  const words = message.content || firstText(message) || "a picture";
  const plain = words.replaceAll(/\s+/g, " ").replaceAll(/[*_~`|\\]/g, "");
  return plain.length > snippetLength ? `${plain.slice(0, snippetLength)}…` : plain;
}

function line(user: User, ...rest: readonly (Node | string)[]): HTMLElement {
  return element(
    "div",
    { class: "origin" },
    icon("reply"),
    avatar(user),
    element("span", { class: "origin-name" }, displayName(user)),
    ...rest,
  );
}

function replyLine(original: Message, context: RenderContext): HTMLElement {
  const text = jump(snippet(original), original.id, context);
  text.setAttribute(
    "aria-label",
    `Replying to ${displayName(original.author)}: ${snippet(original)}`,
  );
  return line(original.author, " ", text);
}

function jump(words: string, messageId: string, context: RenderContext): HTMLButtonElement {
  return element(
    "button",
    { class: "origin-jump", type: "button", onclick: () => context.jumpTo(messageId) },
    words,
  );
}

function firstText(message: Message): string | undefined {
  const waiting = [...(message.components ?? [])];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (next.type === 10) return next.content;
    if ("components" in next) waiting.unshift(...next.components);
  }
  return undefined;
}
