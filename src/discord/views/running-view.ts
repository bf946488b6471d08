import type { Job } from "../../domain/job.ts";
import type { Preview, Progress } from "../../pipeline/audience.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { messageOf, type MessageView, type ViewFile } from "../messages/message-view.ts";
import { button, facts, gallery, lines, row } from "../messages/parts.ts";
import { faces } from "./faces.ts";
import { headline, makerText, originText, type ViewOptions, warningLines } from "./job-text.ts";
import { described, pictureFiles, type ViewPicture } from "./view-picture.ts";

const BAR_SEGMENTS = 16;

/** A bar of filled and empty segments with the percentage behind it; `fraction` is 0 to 1. */
export function progressBar(fraction: number): string {
  const share = Number.isFinite(fraction) ? Math.min(1, Math.max(0, fraction)) : 0;
  const filled = Math.floor(share * BAR_SEGMENTS);
  return `${"▰".repeat(filled)}${"▱".repeat(BAR_SEGMENTS - filled)} ${Math.floor(share * 100)} %`;
}

/** What is known of a job's progress beyond its fraction: picture, step, time left. */
export function progressText(words: DiscordWords, job: Job, progress: Progress): string {
  const { position, step, steps, secondsLeft, waiting } = progress;
  const total = job.request.count;
  return facts(
    position === undefined || total === 1
      ? undefined
      : words.say("messages.at-picture", { number: position + 1, total }),
    step === undefined
      ? undefined
      : steps === undefined
        ? words.say("messages.at-step", { number: step })
        : words.say("messages.at-step-of", { number: step, total: steps }),
    waiting && words.say("messages.service-queue", { ahead: waiting.ahead }),
    secondsLeft === undefined
      ? undefined
      : words.say("messages.time-left", { duration: Math.ceil(secondsLeft) * 1000 }),
  );
}

/** That what is drawn cannot be stored, and why. */
function unstoredText(words: DiscordWords, { unstored }: Progress): string | undefined {
  if (unstored === undefined) return undefined;
  return words.say(unstored === "full" ? "storage.waiting-full" : "storage.waiting");
}

function previewFile({ plain }: DiscordWords, preview: Preview): ViewFile {
  const extension = preview.mediaType.split("/")[1] ?? "webp";
  return {
    name: `preview.${extension === "jpeg" ? "jpg" : extension}`,
    bytes: preview.bytes,
    description: plain.say("messages.half-made"),
  };
}

/**
 * A job that is being drawn: a bar with percent, step and time left, the pictures that are already
 * finished, a small preview of the next one, and a Cancel button.
 */
export function runningView(
  words: DiscordWords,
  job: Job,
  progress: Progress,
  finished: readonly ViewPicture[] = [],
  options: ViewOptions = {},
): MessageView {
  const half = progress.preview === undefined ? [] : [previewFile(words, progress.preview)];
  const { spoiler: isSpoiler } = job.request;
  const shown = [
    ...described(words, job, finished),
    ...half.map((file) => ({ ...file, isSpoiler })),
  ];
  const { files, keep } = pictureFiles(words, job, finished);
  return messageOf(
    [
      lines(headline(words, job), originText(words, job, options)),
      ...(shown.length === 0 ? [] : [gallery(shown)]),
      lines(
        progressBar(progress.fraction),
        progressText(words, job, progress),
        unstoredText(words, progress),
        makerText(words, job, options),
        warningLines(words, job.warnings),
      ),
      row(button(words, faces.cancel, { action: "cancel", jobId: job.id, position: undefined })),
    ],
    { files: [...files, ...half], keep },
  );
}
