import { type APIMessageTopLevelComponent, ComponentType } from "discord.js";
import type { QueueEntry, QueueView } from "../../pipeline/studio.ts";
import type { MessageView } from "../message-view.ts";
import { faces } from "../words.ts";
import { shownPrompt } from "./display-text.ts";
import { messageUrl } from "./job-text.ts";
import { button, paragraph } from "./parts.ts";
import { progressBar, progressText } from "./running-view.ts";
import { placeText } from "./waiting-view.ts";

/** A section takes three of the 40 components that a message may hold. */
const SHOWN_JOBS = 10;

/** The answer of `/queue`: how full it is, and one's own jobs, each with a Cancel button. */
export function queueView({ waiting, running, mine }: QueueView): MessageView {
  const shown = mine.slice(0, SHOWN_JOBS);
  const more = mine.length - shown.length;
  return {
    components: [
      paragraph(
        `### The queue\n${counted(waiting, "job waits", "jobs wait")}, ${counted(running, "is being drawn", "are being drawn")}.${mine.length === 0 ? " None of them is yours." : ""}`,
      ),
      ...shown.map(entrySection),
      ...(more > 0 ? [paragraph(`-# …and ${more} more of yours.`)] : []),
    ],
    files: [],
    keep: [],
    mentions: [],
  };
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function entrySection({ job, place, progress }: QueueEntry): APIMessageTopLevelComponent {
  const url = messageUrl(job.place);
  const status =
    progress !== undefined
      ? [progressBar(progress.fraction), progressText(job, progress)].filter(Boolean).join(" · ")
      : place !== undefined
        ? placeText(place)
        : "⏳ Begins soon";
  return {
    type: ComponentType.Section,
    components: [
      paragraph(
        `**${shownPrompt(job.request.prompt, 80)}**${url === undefined ? "" : ` · [message](${url})`}\n${status}`,
      ),
    ],
    accessory: button(faces.cancel, { action: "cancel", jobId: job.id, position: undefined }),
  };
}
