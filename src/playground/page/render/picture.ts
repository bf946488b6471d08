import { element } from "../dom.ts";
import type { MediaGalleryItem } from "../../protocol/discord-types.ts";
import { mediaUrl } from "../media-url.ts";
import type { MessageContext } from "./context.ts";

/** Picture `index` of `items` as a button that opens all of them in the viewer, this one first. */
export function pictureButton(
  items: readonly MediaGalleryItem[],
  index: number,
  context: MessageContext,
): HTMLButtonElement {
  const item = items[index];
  const description = item?.description ?? "";
  const { width, height } = item?.media ?? {};
  const image = element("img", {
    src: mediaUrl(item?.media.url ?? ""),
    alt: description,
    title: description,
    decoding: "async",
    draggable: "false",
    ...(width && height ? { width, height } : {}),
  });
  const made = element(
    "button",
    {
      class: "picture",
      type: "button",
      "aria-label": `Show picture ${index + 1} of ${items.length} large${description && `: ${description}`}`,
    },
    image,
  );
  image.addEventListener("error", () => made.classList.add("missing"));
  const hidden = item?.spoiler ?? false;
  if (hidden) made.classList.add("hidden-picture");
  made.addEventListener("click", () => {
    if (made.classList.contains("hidden-picture")) {
      made.classList.remove("hidden-picture");
      return;
    }
    const pictures = items.map(({ media, description: text }) => ({
      url: mediaUrl(media.url),
      description: text ?? "",
    }));
    context.view(pictures, index);
  });
  return made;
}
