import type { Job } from "../../domain/job.ts";
import type { QueuePlace } from "../../pipeline/audience.ts";
import type { MessageView } from "../message-view.ts";
import { faces } from "../words.ts";
import {
  durationText,
  headline,
  makerText,
  originText,
  type ViewOptions,
  warningLines,
} from "./job-text.ts";
import { button, lines, row } from "./parts.ts";

/** A place in the queue in words. */
export function placeText(place: QueuePlace): string {
  const begins =
    place.seconds === undefined || place.seconds < 1
      ? ""
      : ` · begins in about ${durationText(Math.ceil(place.seconds) * 1000)}`;
  return place.ahead === 0
    ? `⏳ Next in the queue (place 1)${begins}`
    : `⏳ Place ${place.ahead + 1} in the queue${begins}`;
}

/** A job that waits for its turn: prompt, place, estimated time, and a Cancel button. */
export function waitingView(job: Job, place: QueuePlace, options: ViewOptions = {}): MessageView {
  return {
    components: [
      lines(
        headline(job),
        originText(job, options),
        placeText(place),
        makerText(job, options),
        warningLines(job.warnings),
      ),
      row(button(faces.cancel, { action: "cancel", jobId: job.id, position: undefined })),
    ],
    files: [],
    keep: [],
    mentions: [],
  };
}
