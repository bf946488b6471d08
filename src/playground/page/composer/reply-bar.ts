import { element, fill } from "../dom.ts";
import { icon, iconButton } from "../icon.ts";
import { displayName } from "../render/avatar.ts";
import { snippet } from "../snippet.ts";
import type { State } from "../store.ts";

/** What can be done in the bar over the composer while a reply is written. */
export interface ReplyActions {
  setPing(ping: boolean): void;
  leave(): void;
}

/** Draws whom the message being written replies to, and whether they are notified. */
export function drawReplyBar(
  bar: HTMLElement,
  replyTo: State["replyTo"],
  userName: (id: string) => string | undefined,
  actions: ReplyActions,
): void {
  bar.hidden = replyTo === undefined;
  if (!replyTo) {
    fill(bar);
    return;
  }
  const { message, ping } = replyTo;
  fill(
    bar,
    icon("reply"),
    element(
      "span",
      { class: "reply-words" },
      "Replying to ",
      name(message.author),
      `: ${snippet(message, userName)}`,
    ),
    element(
      "button",
      {
        class: "ping",
        type: "button",
        "aria-pressed": String(ping),
        title: ping ? "They are notified" : "They are not notified",
        onclick: () => actions.setPing(!ping),
      },
      `@ ${ping ? "On" : "Off"}`,
    ),
    iconButton("close", "Do not reply", { class: "icon-button", onclick: () => actions.leave() }),
  );
}

function name(author: Parameters<typeof displayName>[0]): HTMLElement {
  return element("strong", {}, displayName(author));
}
