import type { Message } from "../../protocol/discord-types.ts";
import { messageFlags } from "../message-flags.ts";
import { element } from "../dom.ts";
import { icon, iconButton } from "../icon.ts";
import { messageTime } from "../time.ts";
import { avatar, displayName } from "./avatar.ts";
import { renderContent } from "./content.ts";
import type { RenderContext } from "./context.ts";
import { renderOrigin } from "./origin.ts";

/**
 * Shows one message. `joined`: it follows another one of the same author at once, so that name and
 * picture are left out.
 */
export function renderMessage(
  message: Message,
  context: RenderContext,
  joined: boolean,
): HTMLElement {
  const { author } = message;
  const mentioned = message.mentions?.some(({ id }) => id === context.me.id) ?? false;
  const ephemeral = hasFlag(message, messageFlags.ephemeral);
  const classes = [
    "message",
    joined && "joined",
    mentioned && author.id !== context.me.id && "mentioned",
    ephemeral && "ephemeral",
  ];
  const made = element(
    "li",
    {
      class: classes.filter(Boolean).join(" "),
      "data-message-id": message.id,
      tabindex: -1,
      "aria-label": `Message of ${displayName(author)}`,
    },
    renderOrigin(message, context),
    joined ? messageTime(message.timestamp) : avatar(author),
    element(
      "div",
      { class: "message-body" },
      joined ? undefined : renderHeader(message),
      renderContent(message, context),
      ephemeral ? renderPrivacy(message, context) : undefined,
    ),
    renderTools(message, context),
  );
  made.addEventListener("contextmenu", (event) => {
    // Links and selected text keep the browser's own menu.
    if (event.target instanceof Element && event.target.closest("a")) return;
    if (String(getSelection()) !== "") return;
    event.preventDefault();
    context.openMenu(message, { x: event.clientX, y: event.clientY });
  });
  return made;
}

function hasFlag(message: Message, flag: number): boolean {
  return ((message.flags ?? 0) & flag) !== 0;
}

function renderHeader(message: Message): HTMLElement {
  const { author } = message;
  return element(
    "div",
    { class: "message-header" },
    element("span", { class: "author" }, displayName(author)),
    author.bot ? element("span", { class: "badge" }, "App") : undefined,
    messageTime(message.timestamp),
  );
}

function renderPrivacy(message: Message, context: RenderContext): HTMLElement {
  return element(
    "p",
    { class: "privacy" },
    icon("eye"),
    "Only you can see this · ",
    element(
      "button",
      { class: "as-link", type: "button", onclick: () => context.dismiss(message) },
      "Dismiss message",
    ),
  );
}

function renderTools(message: Message, context: RenderContext): HTMLElement {
  const more = iconButton("more", "More", { title: "More", "aria-haspopup": "menu" });
  more.addEventListener("click", () => {
    const { right, bottom } = more.getBoundingClientRect();
    context.openMenu(message, { x: right, y: bottom + 4 });
  });
  const onclick = () => context.reply(message);
  const reply = iconButton("reply", "Reply", { title: "Reply", onclick });
  const canReply = !hasFlag(message, messageFlags.ephemeral);
  return element("div", { class: "tools" }, canReply ? reply : undefined, more);
}
