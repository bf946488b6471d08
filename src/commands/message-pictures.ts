import type { Message } from "discord.js";
import { readCustomId } from "../components/custom-id.ts";

type Carrier = Pick<Message, "attachments" | "embeds" | "components">;

const PICTURE_NAME = /\.(png|jpe?g|jfif|webp|gif|avif|bmp|tiff?|heic|heif)$/i;
const MOST_PICTURES = 25;

/**
 * Addresses of the pictures on a message, in the order in which people see them: attachments,
 * galleries, linked pictures; those of a forwarded message too. Each picture once.
 */
export function messagePictures(
  message: Carrier & Partial<Pick<Message, "messageSnapshots">>,
): readonly string[] {
  const forwarded = [...(message.messageSnapshots?.values() ?? [])];
  const urls = [message, ...forwarded].flatMap(picturesOf);
  const seen = new Map(urls.map((url) => [URL.parse(url)?.pathname ?? url, url] as const));
  return [...seen.values()].slice(0, MOST_PICTURES);
}

/** The id of the job that a message of the bot shows, as its controls name it. */
export function jobIdOnMessage(message: Pick<Message, "components">): string | undefined {
  for (const component of apiComponents(message)) {
    const id = typeof component["custom_id"] === "string" && readCustomId(component["custom_id"]);
    if (id) return id.jobId;
  }
  return undefined;
}

function picturesOf(message: Partial<Carrier>): readonly string[] {
  const attachments = [...(message.attachments?.values() ?? [])]
    .filter(({ contentType, name }) => contentType?.startsWith("image/") ?? PICTURE_NAME.test(name))
    .map(({ url }) => url);
  const media = apiComponents(message).flatMap(({ media: item }) => {
    const url: unknown = isRecord(item) ? item["url"] : undefined;
    return typeof url === "string" && PICTURE_NAME.test(URL.parse(url)?.pathname ?? "")
      ? [url]
      : [];
  });
  const linked = (message.embeds ?? []).flatMap(
    ({ image, thumbnail }) => image?.url ?? thumbnail?.url ?? [],
  );
  return [...attachments, ...media, ...linked];
}

/** All components of a message as Discord describes them, and what is nested in them. */
function apiComponents(message: Partial<Pick<Message, "components">>): Record<string, unknown>[] {
  return (message.components ?? []).flatMap((component) => nested(component.toJSON()));
}

function nested(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(nested);
  if (!isRecord(value)) return [];
  return [value, ...[value["components"], value["items"], value["accessory"]].flatMap(nested)];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
