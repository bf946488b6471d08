import type { Attachment, Message } from "../../protocol/discord-types.ts";
import { messageFlags } from "../message-flags.ts";
import { element } from "../dom.ts";
import { renderMarkdown } from "../markdown/render.ts";
import { mediaUrl } from "../media-url.ts";
import { renderComponent } from "./component.ts";
import type { RenderContext } from "./context.ts";
import { renderEmbed } from "./embed.ts";
import { fileLink } from "./file.ts";
import { renderPictures } from "./media-gallery.ts";

/** What a message says: text, files and components, or the sign that an answer is on its way. */
export function renderContent(message: Message, page: RenderContext): HTMLElement {
  const context = { ...page, message };
  const flags = message.flags ?? 0;
  const components = (message.components ?? []).map((each) => renderComponent(each, context));
  if ((flags & messageFlags.componentsV2) !== 0) {
    return element("div", { class: "content components-v2" }, ...components);
  }
  if ((flags & messageFlags.loading) !== 0) {
    return element(
      "div",
      { class: "content thinking" },
      dots(),
      `${message.author.username} is thinking…`,
    );
  }
  const pictures = message.attachments.filter(isPicture);
  const files = message.attachments.filter((attachment) => !isPicture(attachment));
  const gallery = pictures.map((attachment) => ({
    media: attachment,
    description: attachment.description ?? null,
  }));
  return element(
    "div",
    { class: "content" },
    message.content === "" ? undefined : renderMarkdown(message.content, page.names),
    gallery.length > 0 ? renderPictures(gallery, context) : undefined,
    ...files.map(({ filename, url, size }) => fileLink(filename, mediaUrl(url), size)),
    ...(message.embeds ?? []).map((embed) => renderEmbed(embed, context)),
    ...components,
  );
}

/** Three dots that breathe. */
export function dots(): HTMLElement {
  return element(
    "span",
    { class: "dots", "aria-hidden": true },
    ...[0, 1, 2].map(() => element("i")),
  );
}

function isPicture({ content_type: type }: Attachment): boolean {
  return /^image\/(png|jpeg|gif|webp|avif)\b/.test(type ?? "");
}
