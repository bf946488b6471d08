import type { Only } from "../interactions/services.ts";
import { settingsOf } from "../reading/settings-of.ts";
import type { Subject } from "./find-picture.ts";
import type { IncomingMessage } from "./incoming-message.ts";
import { namedFile } from "./reply-order.ts";

/** Pictures of a message that a custom id can name. */
const NAMEABLE = 10;

/**
 * The picture (counted from 0) whose settings are offered beside a variation: one dropped into a
 * direct message without a word, whose file tells how it was made. Undefined for all others. Throws
 * what `requireRoom` throws, before anything is fetched.
 */
export async function settingsToOffer(
  services: Only<"studio" | "download" | "readParameters">,
  { guildId, authorId, content }: Pick<IncomingMessage, "guildId" | "authorId" | "content">,
  subject: Subject,
  requireRoom: () => Promise<void>,
): Promise<number | undefined> {
  if (guildId !== undefined || subject.kind !== "files" || !subject.own) return undefined;
  const { words, index } = namedFile(content, subject.urls);
  if (words !== "" || index >= NAMEABLE) return undefined;
  await requireRoom();
  await using file = await services.download(subject.urls[index] ?? "", authorId);
  const details = await services.readParameters(file);
  return details !== undefined && settingsOf(details, services) !== undefined ? index : undefined;
}
