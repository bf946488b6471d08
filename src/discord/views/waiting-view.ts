import type { Job } from "../../domain/job.ts";
import type { QueuePosition } from "../../pipeline/audience.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { messageOf, type MessageView } from "../messages/message-view.ts";
import { button, facts, lines, row } from "../messages/parts.ts";
import { faces } from "./faces.ts";
import { headline, makerText, originText, type ViewOptions, warningLines } from "./job-text.ts";

/** A place in the queue in words. */
export function positionText(words: DiscordWords, { ahead, seconds }: QueuePosition): string {
  const begins =
    seconds === undefined || seconds < 1
      ? undefined
      : words.say("messages.begins-in", { duration: Math.ceil(seconds) * 1000 });
  return facts(
    ahead === 0
      ? words.say("messages.place-next")
      : words.say("messages.place", { number: ahead + 1 }),
    begins,
  );
}

/** A job that waits for its turn: prompt, place, estimated time, and a Cancel button. */
export function waitingView(
  words: DiscordWords,
  job: Job,
  position: QueuePosition,
  options: ViewOptions = {},
): MessageView {
  return messageOf([
    lines(
      headline(words, job),
      originText(words, job, options),
      positionText(words, position),
      makerText(words, job, options),
      warningLines(words, job.warnings),
    ),
    row(button(words, faces.cancel, { action: "cancel", jobId: job.id, position: undefined })),
  ]);
}
