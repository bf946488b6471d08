import type { Job } from "../../domain/job.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { shortened } from "../messages/display-text.ts";
import { messageOf, type MessageView } from "../messages/message-view.ts";
import { button, gallery, lines, row } from "../messages/parts.ts";
import { faces } from "./faces.ts";
import {
  headline,
  mayRetry,
  originText,
  retryPriceText,
  type ViewOptions,
  warningLines,
} from "./job-text.ts";
import { described, pictureFiles, type ViewPicture } from "./view-picture.ts";

const REASON_CHARACTERS = 1000;

/** What the view of a job without (all of) its pictures may know beside the job. */
export interface EndedOptions extends ViewOptions {
  /** Pictures that were finished before the end; they are shown. */
  readonly pictures?: readonly ViewPicture[] | undefined;
  /** Notifies the owner, for a message that arrives late and by another way. */
  readonly notifyOwner?: boolean | undefined;
}

/**
 * A job that failed or was refused, in plain words, with "Try again" where that can help and the
 * warning that it may be charged twice where that is so.
 */
export function failureView(
  words: DiscordWords,
  job: Job,
  options: EndedOptions = {},
): MessageView {
  const { failure } = job;
  const reason =
    failure === undefined ? words.say("messages.no-reason") : words.text(failure.message);
  const incident = failure?.incident;
  const text = [
    `${job.state === "refused" ? "🚫" : "❌"} ${shortened(reason, REASON_CHARACTERS)}`,
    retryPriceText(words, job),
    incident === undefined ? undefined : words.say("messages.incident", { incident }),
  ];
  return endedView(words, job, text, mayRetry(job) ? ["retry"] : [], options);
}

/** A job that its owner cancelled. */
export function cancelledView(
  words: DiscordWords,
  job: Job,
  options: EndedOptions = {},
): MessageView {
  const finished = job.pictures.length;
  const text =
    finished === 0
      ? words.say("messages.cancelled")
      : words.say("messages.cancelled-after", {
          finished,
          total: job.request.count,
          command: `/show id:${job.id}`,
        });
  return endedView(words, job, [text], [], options);
}

const endedFaces = {
  retry: faces.tryAgain,
  edit: faces.edit,
  details: faces.details,
  delete: faces.delete,
} as const;

/** What helps after any end: other words, a look at what was asked, and tidying up. */
const always = ["edit", "details", "delete"] as const;

function endedView(
  words: DiscordWords,
  job: Job,
  text: readonly (string | undefined)[],
  first: readonly "retry"[],
  options: EndedOptions,
): MessageView {
  const pictures = options.pictures ?? [];
  return messageOf(
    [
      lines(headline(words, job), originText(words, job, options)),
      ...(pictures.length === 0 ? [] : [gallery(described(words, job, pictures))]),
      lines(...text, warningLines(words, job.warnings)),
      row(
        ...[...first, ...always].map((action) =>
          button(words, endedFaces[action], { action, jobId: job.id, position: undefined }),
        ),
      ),
    ],
    {
      ...pictureFiles(words, job, pictures),
      mentions: options.notifyOwner === true ? [job.userId] : [],
    },
  );
}
