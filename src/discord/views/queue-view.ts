import { type APIMessageTopLevelComponent, ComponentType } from "discord.js";
import type { QueueEntry, QueueView } from "../../pipeline/studio.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { messageOf, type MessageView } from "../messages/message-view.ts";
import { button, facts, lines, link, paragraph } from "../messages/parts.ts";
import { faces } from "./faces.ts";
import { messageUrl, shownPrompt } from "./job-text.ts";
import { progressBar, progressText } from "./running-view.ts";
import { positionText } from "./waiting-view.ts";

/** A section takes three of the 40 components that a message may hold. */
const SHOWN_JOBS = 10;
const PROMPT_CHARACTERS = 80;

/** The answer of `/queue`: how full it is, and one's own jobs, each with a Cancel button. */
export function queueView(words: DiscordWords, { waiting, running, mine }: QueueView): MessageView {
  const shown = mine.slice(0, SHOWN_JOBS);
  const count = mine.length - shown.length;
  const fullness = words.say("messages.queue-fullness", {
    waiting: words.say("messages.queue-waiting", { count: waiting }),
    running: words.say("messages.queue-running", { count: running }),
  });
  return messageOf([
    paragraph(
      `### ${words.say("messages.queue")}\n${fullness}${mine.length === 0 ? ` ${words.say("messages.queue-none")}` : ""}`,
    ),
    ...shown.map((entry) => entrySection(words, entry)),
    ...(count > 0 ? [paragraph(words.say("messages.queue-more", { count }))] : []),
  ]);
}

function entrySection(words: DiscordWords, entry: QueueEntry): APIMessageTopLevelComponent {
  const { job } = entry;
  const url = messageUrl(job.target);
  return {
    type: ComponentType.Section,
    components: [
      lines(
        facts(
          `**${shownPrompt(words, job.request.prompt, PROMPT_CHARACTERS)}**`,
          url === undefined ? undefined : link(words.say("messages.its-message"), url),
        ),
        statusText(words, entry),
      ),
    ],
    accessory: button(words, faces.cancel, {
      action: "cancel",
      jobId: job.id,
      position: undefined,
    }),
  };
}

function statusText(words: DiscordWords, { job, position, progress }: QueueEntry): string {
  if (progress !== undefined)
    return facts(progressBar(progress.fraction), progressText(words, job, progress));
  return position === undefined ? words.say("messages.begins-soon") : positionText(words, position);
}
