import { element } from "../dom.ts";
import type { Button } from "../../protocol/discord-types.ts";
import { icon } from "../icon.ts";
import type { MessageContext } from "./context.ts";

const styles = ["secondary", "primary", "secondary", "success", "danger", "link", "secondary"];

/** A button; pressing it tells the bot, or opens the link of a link button. */
export function renderButton(button: Button, context: MessageContext): HTMLElement {
  const style = styles[button.style] ?? "secondary";
  const face = [
    button.emoji?.name
      ? element("span", { class: "emoji", "aria-hidden": Boolean(button.label) }, button.emoji.name)
      : undefined,
    button.label === undefined ? undefined : element("span", {}, button.label),
  ];
  if (button.url !== undefined && /^https?:/.test(button.url)) {
    return element(
      "a",
      { class: `button ${style}`, href: button.url, target: "_blank", rel: "noopener noreferrer" },
      ...face,
      icon("link"),
    );
  }
  const customId = button.custom_id ?? "";
  const made = element(
    "button",
    {
      class: `button ${style}`,
      type: "button",
      disabled: button.disabled ?? false,
      "data-custom-id": customId,
    },
    ...face,
  );
  made.addEventListener("click", () => {
    if (made.ariaBusy === "true") return;
    made.ariaBusy = "true";
    void context.press(context.message, customId).finally(() => {
      made.ariaBusy = null;
    });
  });
  return made;
}
