import type { Thumbnail } from "../../protocol/discord-types.ts";
import type { MessageContext } from "./context.ts";
import { pictureButton } from "./picture.ts";

/** A small picture beside a text; pressing it shows it large. */
export function renderThumbnail(thumbnail: Thumbnail, context: MessageContext): HTMLElement {
  const made = pictureButton([thumbnail], 0, context);
  made.classList.add("thumbnail");
  return made;
}
