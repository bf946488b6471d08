import type { Job } from "../../domain/job.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { messageOf, type MessageView } from "../messages/message-view.ts";
import { facts, gallery, lines, link } from "../messages/parts.ts";
import { headline, messageUrl } from "./job-text.ts";
import { described, pictureFiles, type ViewPicture } from "./view-picture.ts";

/** A starred job in a server's showcase channel: its pictures and words, and where they were made. */
export function showcaseView(
  words: DiscordWords,
  job: Job,
  pictures: readonly ViewPicture[],
): MessageView {
  const url = messageUrl(job.target);
  const where = url === undefined ? undefined : link(words.say("messages.its-message"), url);
  return messageOf(
    [lines(`⭐ ${headline(words, job)}`, facts(where)), gallery(described(words, job, pictures))],
    pictureFiles(words, job, pictures),
  );
}
