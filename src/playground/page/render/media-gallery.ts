import { element } from "../dom.ts";
import type { Media, MediaGallery, MediaGalleryItem } from "../../protocol/discord-types.ts";
import type { MessageContext } from "./context.ts";
import { film, isFilm } from "./film.ts";
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
  const still = items.filter(({ media }) => !isFilm(media));
  const pictures = items.map((item) =>
    isFilm(item.media) ? film(item) : pictureButton(still, still.indexOf(item), context),
  );
  const [only] = pictures;
  if (only && pictures.length === 1) giveRoom(only, items[0]?.media);
  return element(
    "div",
    { class: `gallery of-${count}`, role: "group", "aria-label": "Pictures" },
    ...pictures,
  );
}

// In CSS pixels: small pictures are shown a little larger, large ones fit a message.
const smallest = 256;
const widest = 480;
const highest = 420;

// Room of the right shape before the picture arrives, so that nothing jumps when it does.
function giveRoom(picture: HTMLElement, media: Media | undefined): void {
  const { width, height } = media ?? {};
  if (!width || !height) return;
  const shown = Math.min(widest, Math.max(width, smallest), (highest * width) / height);
  picture.style.width = `${shown}px`;
  picture.style.aspectRatio = `${width} / ${height}`;
}
