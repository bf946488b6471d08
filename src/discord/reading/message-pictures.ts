import type { Message } from "discord.js";
import { everyComponent } from "../messages/components.ts";

/** The parts of one of Discord's messages that hold pictures, as its API describes them. */
export interface PictureCarrier {
  readonly attachments: readonly {
    readonly url: string;
    readonly filename: string;
    readonly content_type?: string | undefined;
  }[];
  readonly embeds: readonly {
    readonly image?: { readonly url: string } | undefined;
    readonly thumbnail?: { readonly url: string } | undefined;
  }[];
  readonly components?: unknown[] | undefined;
  /** Messages that were forwarded. */
  readonly message_snapshots?: readonly { readonly message: PictureCarrier }[] | undefined;
}

const PICTURE_NAME = /\.(?:png|jpe?g|jfif|webp|gif|avif|bmp|tiff?|heic|heif)$/i;
const MOST_PICTURES = 25;

/**
 * Addresses of the pictures on a message, in the order in which people see them: attachments,
 * galleries, linked pictures; those of a forwarded message too. Each picture once, at most 25.
 */
export function messagePictures(message: PictureCarrier): readonly string[] {
  const forwarded = message.message_snapshots?.map((snapshot) => snapshot.message) ?? [];
  const urls = [message, ...forwarded].flatMap(picturesOf);
  const seen = new Map(urls.map((url) => [URL.parse(url)?.pathname ?? url, url] as const));
  return [...seen.values()].slice(0, MOST_PICTURES);
}

/** A message of discord.js as the API describes it. */
export function carrierOf(
  message: Pick<Message, "attachments" | "embeds" | "components"> & {
    readonly messageSnapshots?: Message["messageSnapshots"] | null;
  },
): PictureCarrier & { readonly components: unknown[] } {
  return {
    attachments: [...message.attachments.values()].map(({ url, name, contentType }) => ({
      url,
      filename: name,
      content_type: contentType ?? undefined,
    })),
    embeds: message.embeds.map(({ image, thumbnail }) => ({
      image: image ?? undefined,
      thumbnail: thumbnail ?? undefined,
    })),
    components: message.components.map((component): unknown => component.toJSON()),
    message_snapshots: [...(message.messageSnapshots?.values() ?? [])].map((snapshot) => ({
      message: carrierOf(snapshot),
    })),
  };
}

function picturesOf({ attachments, components, embeds }: PictureCarrier): readonly string[] {
  const attached = attachments
    .filter(({ filename, content_type: type }) => isPicture(filename, type))
    .map(({ url }) => url);
  const shown = everyComponent(components).flatMap((component) => {
    const media: unknown = Reflect.get(component, "media");
    if (typeof media !== "object" || media === null) return [];
    const url: unknown = Reflect.get(media, "url");
    const type: unknown = Reflect.get(media, "content_type");
    return typeof url === "string" && isPicture(URL.parse(url)?.pathname ?? "", type) ? [url] : [];
  });
  const linked = embeds.flatMap(({ image, thumbnail }) => image?.url ?? thumbnail?.url ?? []);
  return [...attached, ...shown, ...linked];
}

function isPicture(name: string, type: unknown): boolean {
  return typeof type === "string" ? type.startsWith("image/") : PICTURE_NAME.test(name);
}
