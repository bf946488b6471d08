import type { Component, Media } from "./component.ts";
import type { Embed } from "./embed.ts";
import { walkComponents } from "./walk-components.ts";

const ATTACHMENT = "attachment://";

/** The file's name in an `attachment://name` address; undefined for other addresses. */
export function attachmentName(url: string): string | undefined {
  return url.startsWith(ATTACHMENT) ? url.slice(ATTACHMENT.length) : undefined;
}

/** A picture or file that a message shows, and where it stands in the body. */
export interface PlacedMedia {
  readonly url: string;
  readonly path: readonly (string | number)[];
}

/** Every picture and file that the components show. */
export function mediaOfComponents(components: readonly Component[]): readonly PlacedMedia[] {
  const found: PlacedMedia[] = [];
  for (const { component, path } of walkComponents(components)) {
    found.push(...placed(component.media, [...path, "media"]));
    found.push(...placed(component.file, [...path, "file"]));
    for (const [index, { media }] of (component.items ?? []).entries())
      found.push(...placed(media, [...path, "items", index, "media"]));
  }
  return found;
}

/** Every picture that the embeds show. */
export function mediaOfEmbeds(embeds: readonly Embed[]): readonly PlacedMedia[] {
  return embeds.flatMap((embed, index) => [
    ...placed(embed.image, ["embeds", index, "image"]),
    ...placed(embed.thumbnail, ["embeds", index, "thumbnail"]),
  ]);
}

function placed(
  media: { readonly url: string } | undefined,
  path: readonly (string | number)[],
): readonly PlacedMedia[] {
  return media === undefined ? [] : [{ url: media.url, path: [...path, "url"] }];
}

/** The component with each of its own pictures and files replaced. */
export function mapMedia(component: Component, change: (media: Media) => Media): Component {
  return {
    ...component,
    ...(component.media && { media: change(component.media) }),
    ...(component.file && { file: change(component.file) }),
    ...(component.items && {
      items: component.items.map((item) => ({ ...item, media: change(item.media) })),
    }),
  };
}

/** The embed with its image and thumbnail replaced. */
export function mapEmbedMedia(
  embed: Embed,
  change: (media: { readonly url: string }) => { readonly url: string },
): Embed {
  return {
    ...embed,
    ...(embed.image && { image: change(embed.image) }),
    ...(embed.thumbnail && { thumbnail: change(embed.thumbnail) }),
  };
}
