import { element } from "../dom.ts";
import { mediaUrl } from "../media-url.ts";
import type { Media, MediaGalleryItem } from "../../protocol/discord-types.ts";

/** Whether a gallery's file is a film, by its name. */
export function isFilm({ url }: Media): boolean {
  return URL.canParse(url) && /\.(?:mp4|webm)$/i.test(new URL(url).pathname);
}

/** A film with the browser's own controls, as Discord shows one. */
export function film({ media, description }: MediaGalleryItem): HTMLVideoElement {
  const shown = element("video", {
    class: "picture",
    src: mediaUrl(media.url),
    title: description ?? "",
    "aria-label": description ?? "",
    preload: "metadata",
  });
  shown.controls = true;
  shown.loop = true;
  return shown;
}
