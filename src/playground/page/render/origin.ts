import type { Message, User } from "../../protocol/discord-types.ts";
import { element } from "../dom.ts";
import { avatar, displayName } from "./avatar.ts";
import { snippet } from "../snippet.ts";
import type { RenderContext } from "./context.ts";

/** The line above a message that says what it answers: a message, or a command that somebody used. */
export function renderOrigin(message: Message, context: RenderContext): HTMLElement | undefined {
  const used = message.interaction_metadata;
  if (used?.type === 2 && used.name !== undefined) {
    const command = message.type === 23 ? used.name : `/${used.name}`;
    return line(used.user, " used ", element("span", { class: "mention" }, command));
  }
  if (message.referenced_message) return replyLine(message.referenced_message, context);
  if (message.message_reference?.message_id !== undefined) {
    return element("div", { class: "origin" }, "The original message was deleted.");
  }
  if (used?.type === 3 && used.interacted_message_id !== undefined) {
    const target = used.interacted_message_id;
    return line(used.user, " pressed a button on ", jump("an earlier message", target, context));
  }
  return undefined;
}

function line(user: User, ...rest: readonly (Node | string)[]): HTMLElement {
  return element(
    "div",
    { class: "origin" },
    avatar(user),
    element("span", { class: "origin-name" }, displayName(user)),
    ...rest,
  );
}

function replyLine(original: Message, context: RenderContext): HTMLElement {
  const text = jump(snippet(original, context.names.user), original.id, context);
  text.setAttribute(
    "aria-label",
    `Replying to ${displayName(original.author)}: ${snippet(original, context.names.user)}`,
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
