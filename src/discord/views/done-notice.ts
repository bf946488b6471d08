import type { Job } from "../../domain/job.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { messageOf, type MessageView } from "../messages/message-view.ts";
import { paragraph } from "../messages/parts.ts";
import { messageUrl, shownPrompt } from "./job-text.ts";

const PROMPT_CHARACTERS = 80;

/**
 * A short message that notifies the owner that a long job is done, since an edit notifies nobody.
 * `url` is the address of the message with the pictures, where it is not the job's own place.
 */
export function doneNotice(
  words: DiscordWords,
  job: Job,
  url: string | undefined = messageUrl(job.target),
): MessageView {
  const { prompt, count } = job.request;
  const ready = words.say("messages.done", { count });
  const where = url === undefined ? "" : ` ${url}`;
  return messageOf(
    [
      paragraph(
        `<@${job.userId}> ${ready} **${shownPrompt(words, prompt, PROMPT_CHARACTERS)}**${where}`,
      ),
    ],
    { mentions: [job.userId] },
  );
}
