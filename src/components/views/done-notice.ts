import type { Job } from "../../domain/job.ts";
import type { MessageView } from "../message-view.ts";
import { shownPrompt } from "./display-text.ts";
import { messageUrl } from "./job-text.ts";
import { paragraph } from "./parts.ts";

/**
 * A short message that notifies the owner that a long job is done, since an edit notifies nobody.
 * `url` is the address of the message with the pictures, where it is not the job's own place.
 */
export function doneNotice(job: Job, url: string | undefined = messageUrl(job.place)): MessageView {
  const subject = job.request.count === 1 ? "your picture is" : "your pictures are";
  const where = url === undefined ? "" : ` ${url}`;
  return {
    components: [
      paragraph(
        `<@${job.userId}> ${subject} ready: **${shownPrompt(job.request.prompt, 80)}**${where}`,
      ),
    ],
    files: [],
    keep: [],
    mentions: [job.userId],
  };
}
