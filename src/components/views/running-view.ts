import type { Job } from "../../domain/job.ts";
import type { Preview, Progress } from "../../pipeline/audience.ts";
import type { MessageView, ViewFile } from "../message-view.ts";
import { faces } from "../words.ts";
import {
  durationText,
  headline,
  makerText,
  originText,
  type ViewOptions,
  warningLines,
} from "./job-text.ts";
import { button, gallery, lines, row } from "./parts.ts";
import { described, pictureFiles, type ViewPicture } from "./view-picture.ts";

const BAR_SEGMENTS = 16;

/** A bar of filled and empty segments with the percentage behind it; `fraction` is 0 to 1. */
export function progressBar(fraction: number): string {
  const share = Number.isFinite(fraction) ? Math.min(1, Math.max(0, fraction)) : 0;
  const filled = Math.floor(share * BAR_SEGMENTS);
  return `${"▰".repeat(filled)}${"▱".repeat(BAR_SEGMENTS - filled)} ${Math.floor(share * 100)} %`;
}

/** What is known of a job's progress beyond its fraction: picture, step, time left. */
export function progressText(job: Job, progress: Progress): string {
  const parts: string[] = [];
  if (progress.position !== undefined && job.request.count > 1)
    parts.push(`picture ${progress.position + 1} of ${job.request.count}`);
  if (progress.step !== undefined)
    parts.push(
      `step ${progress.step}${progress.steps === undefined ? "" : ` of ${progress.steps}`}`,
    );
  if (progress.secondsLeft !== undefined)
    parts.push(`about ${durationText(Math.ceil(progress.secondsLeft) * 1000)} left`);
  return parts.join(" · ");
}

function previewFile(preview: Preview): ViewFile {
  const extension = preview.mediaType.split("/")[1] ?? "webp";
  return {
    name: `preview.${extension === "jpeg" ? "jpg" : extension}`,
    bytes: preview.bytes,
    description: "The picture that is being drawn, half made",
  };
}

/**
 * A job that is being drawn: a bar with percent, step and time left, the pictures that are already
 * finished, a small preview of the next one, and a Cancel button.
 */
export function runningView(
  job: Job,
  progress: Progress,
  finished: readonly ViewPicture[] = [],
  preview: Preview | undefined = progress.preview,
  options: ViewOptions = {},
): MessageView {
  const half = preview === undefined ? [] : [previewFile(preview)];
  const shown = [...described(job, finished), ...half];
  const { files, keep } = pictureFiles(job, finished);
  return {
    components: [
      lines(headline(job), originText(job, options)),
      ...(shown.length === 0 ? [] : [gallery(shown)]),
      lines(
        progressBar(progress.fraction),
        progressText(job, progress),
        makerText(job, options),
        warningLines(job.warnings),
      ),
      row(button(faces.cancel, { action: "cancel", jobId: job.id, position: undefined })),
    ],
    files: [...files, ...half],
    keep,
    mentions: [],
  };
}
