import { element } from "../dom.ts";
import type { MediaGallery, MediaGalleryItem } from "../discord-types.ts";
import type { MessageContext } from "./context.ts";
import { pictureButton } from "./picture.ts";

/** One to ten pictures in a grid; one alone keeps its own shape. */
export function renderMediaGallery(gallery: MediaGallery, context: MessageContext): HTMLElement {
  return renderPictures(gallery.items, context);
}

/** The same grid for pictures that are plain attachments. */
export function renderPictures(
  items: readonly MediaGalleryItem[],
  context: MessageContext,
): HTMLElement {
  const count = Math.min(items.length, 5);
  return element(
    "div",
    { class: `gallery of-${count}`, role: "group", "aria-label": "Pictures" },
    ...items.map((_, index) => pictureButton(items, index, context)),
  );
}
