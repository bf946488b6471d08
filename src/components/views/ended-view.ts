import type { Job } from "../../domain/job.ts";
import type { MessageView } from "../message-view.ts";
import { faces } from "../words.ts";
import { sentence } from "./display-text.ts";
import {
  headline,
  mayRetry,
  originText,
  retryPriceText,
  type ViewOptions,
  warningLines,
} from "./job-text.ts";
import { button, gallery, lines, row } from "./parts.ts";
import { described, pictureFiles, type ViewPicture } from "./view-picture.ts";
import { inEnglish } from "../../words/index.ts";

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
export function failureView(job: Job, options: EndedOptions = {}): MessageView {
  const failure = job.failure;
  const words = [
    `${job.state === "refused" ? "🚫" : "❌"} ${sentence(failure === undefined ? "This ended without a picture, and the reason was not kept." : inEnglish(failure.message), 1000)}`,
    retryPriceText(job),
    failure?.incident === undefined
      ? undefined
      : `-# Incident \`${failure.incident.replaceAll("`", "")}\`: name it when you report this.`,
  ];
  return endedView(job, words, mayRetry(job) ? ["retry"] : [], options);
}

/** A job that its owner cancelled. */
export function cancelledView(job: Job, options: EndedOptions = {}): MessageView {
  const finished = job.pictures.length;
  const words =
    finished === 0
      ? "✋ Cancelled."
      : `✋ Cancelled after ${finished} of ${job.request.count} pictures. \`/show id:${job.id}\` brings what was finished.`;
  return endedView(job, [words], [], options);
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
  job: Job,
  words: readonly (string | undefined)[],
  first: readonly "retry"[],
  options: EndedOptions,
): MessageView {
  const pictures = options.pictures ?? [];
  return {
    components: [
      lines(headline(job), originText(job, options)),
      ...(pictures.length === 0 ? [] : [gallery(described(job, pictures))]),
      lines(...words, warningLines(job.warnings)),
      row(
        ...[...first, ...always].map((action) =>
          button(endedFaces[action], { action, jobId: job.id, position: undefined }),
        ),
      ),
    ],
    ...pictureFiles(job, pictures),
    mentions: options.notifyOwner === true ? [job.userId] : [],
  };
}
