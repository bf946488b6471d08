import type { Services } from "../../commands/services.ts";
import { variationStrength } from "../../components/variation-strength.ts";
import { unknownPicture } from "../../components/words.ts";
import type { Place } from "../../domain/place.ts";
import { vary } from "../../pipeline/orders/derive.ts";
import type { Order } from "../../pipeline/studio.ts";
import { usualCount } from "../../pipeline/orders/usual-count.ts";
import type { Subject } from "./find-picture.ts";
import type { IncomingMessage } from "./incoming-message.ts";
import { readReplyWords } from "./reply-words.ts";

/**
 * The order that a message means: variations of the picture that it is about, with its words as
 * prompt, or with the old prompt where it has none. Throws UserError when the named picture does
 * not exist or cannot be read.
 */
export async function replyOrder(
  services: Pick<Services, "studio" | "settings" | "download" | "readParameters">,
  incoming: IncomingMessage,
  subject: Subject,
  attachmentSizeLimit: number,
): Promise<Order> {
  const { id, channelId, guildId, authorId, content } = incoming;
  const place: Place = { kind: "message", channelId, guildId, replyTo: id, attachmentSizeLimit };
  const asked = {
    kind: "vary",
    requester: { userId: authorId, guildId, channelId },
    place,
  } as const;

  if (subject.kind === "job") {
    const { job, positions } = subject;
    const { words, number } = readReplyWords(content, positions.length);
    const position = number === undefined ? positions[0] : number - 1;
    if (position === undefined || !positions.includes(position))
      throw unknownPicture(position, positions.length);
    const draft = vary(job, position, await variationStrength(authorId, services));
    const prompt = words === "" ? draft.prompt : words;
    return { ...asked, draft: { ...draft, prompt }, parent: { jobId: job.id, position } };
  }

  const { urls } = subject;
  const { words, number = 1 } = readReplyWords(content, urls.length);
  const url = urls[number - 1];
  if (url === undefined) throw unknownPicture(number - 1, urls.length);
  const bytes = await services.download(url);
  const { source, warnings } = await services.studio.importPicture(bytes);
  const prompt = words === "" ? ((await services.readParameters(bytes))?.prompt ?? "") : words;
  return { ...asked, draft: { prompt, count: usualCount(services.studio), source }, warnings };
}
