import type { Services } from "../../commands/services.ts";
import { variationStrength } from "../../components/variation-strength.ts";
import { unknownPicture } from "../../components/words.ts";
import type { Place } from "../../domain/place.ts";
import { vary } from "../../pipeline/orders/derive.ts";
import { requester } from "../../pipeline/policy/requester.ts";
import type { Order } from "../../pipeline/studio.ts";
import { readPrompt, withPrompt } from "../../pipeline/orders/typed-prompt.ts";
import type { Subject } from "./find-picture.ts";
import type { IncomingMessage } from "./incoming-message.ts";
import { readReplyWords } from "./reply-words.ts";

/**
 * The order that a message means: variations of the picture that it is about, with its words as
 * prompt, or with the old prompt where it has none. Throws UserError when the named picture does
 * not exist or cannot be read.
 */
export async function replyOrder(
  services: Pick<Services, "studio" | "preferences" | "download" | "readParameters">,
  incoming: IncomingMessage,
  subject: Subject,
  attachmentSizeLimit: number,
): Promise<Order> {
  const { id, channelId, guildId, authorId, content } = incoming;
  const place: Place = { kind: "message", channelId, guildId, replyTo: id, attachmentSizeLimit };
  const asked = {
    kind: "vary",
    requester: requester({ userId: authorId, guildId, channelId }),
    place,
  } as const;

  if (subject.kind === "job") {
    const { job, positions } = subject;
    const { words, number } = readReplyWords(content, positions.length);
    const position = number === undefined ? positions[0] : number - 1;
    if (position === undefined || !positions.includes(position))
      throw unknownPicture(position, positions.length);
    const draft = vary(job, position, await variationStrength(authorId, services));
    const changed = withPrompt(draft, readPrompt(words, services.studio), services.studio);
    return { ...asked, ...changed, parent: { jobId: job.id, position } };
  }

  const { urls } = subject;
  const { words, number = 1 } = readReplyWords(content, urls.length);
  const url = urls[number - 1];
  if (url === undefined) throw unknownPicture(number - 1, urls.length);
  const { studio } = services;
  const typed = readPrompt(words, studio);
  const bytes = await services.download(url);
  const { source, warnings } = await studio.importPicture(bytes);
  const prompt =
    typed.prompt === "" ? ((await services.readParameters(bytes))?.prompt ?? "") : typed.prompt;
  const changed = withPrompt({ prompt, source }, typed, studio);
  return { ...asked, draft: changed.draft, warnings: [...warnings, ...changed.warnings] };
}
