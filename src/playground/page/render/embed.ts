import type { Embed } from "../../protocol/discord-types.ts";
import { element } from "../dom.ts";
import { renderMarkdown } from "../markdown/render.ts";
import type { MessageContext } from "./context.ts";
import { pictureButton } from "./picture.ts";

/** A card of the older kind: title, text, fields, picture and footer. */
export function renderEmbed(embed: Embed, context: MessageContext): HTMLElement {
  const { names } = context;
  const made = element(
    "div",
    { class: "container" },
    embed.title === undefined ? undefined : element("strong", {}, embed.title),
    embed.description === undefined ? undefined : renderMarkdown(embed.description, names),
    ...(embed.fields ?? []).map((field) =>
      element(
        "div",
        { class: "embed-field" },
        element("strong", {}, field.name),
        renderMarkdown(field.value, names),
      ),
    ),
    embed.image === undefined ? undefined : pictureButton([{ media: embed.image }], 0, context),
    embed.footer === undefined ? undefined : element("small", {}, embed.footer.text),
  );
  if (embed.color !== undefined) {
    made.style.setProperty("--edge", `#${embed.color.toString(16).padStart(6, "0")}`);
    made.classList.add("with-edge");
  }
  return made;
}
