import { Routes } from "discord.js";
import { doneNotice } from "../../components/views/done-notice.ts";
import { messageUrl } from "../../components/views/job-text.ts";
import type { Job } from "../../domain/job.ts";
import type { Place } from "../../domain/place.ts";
import { answerMessage } from "./answer-message.ts";
import type { AudienceTools } from "./audience-tools.ts";
import { messagePayload } from "./payload.ts";
import type { ShownMessage } from "./shown-message.ts";
import type { Way } from "./ways.ts";

/**
 * Takes the last progress away after the pictures arrived by another way: points to them while the
 * answer can be edited, and otherwise deletes it. Nothing depends on it, so its errors are dropped.
 */
export async function tidyUp(
  { requests, now }: AudienceTools,
  job: Job,
  place: Place,
  delivered: { readonly message: ShownMessage; readonly kind: Way["kind"] },
): Promise<void> {
  const { channel_id: channelId, id: messageId } = delivered.message;
  if (place.kind === "terminal" || place.messageId === messageId) return;
  const answer = answerMessage(requests, place, now());
  const guildId = delivered.kind === "direct" ? undefined : place.guildId;
  const where: Place = { ...place, guildId, channelId, messageId };
  const pointer = { ...doneNotice(job, messageUrl(where)), mentions: [] };
  const isPointing = await answer?.write(messagePayload(pointer)).catch(() => undefined);
  if (isPointing !== undefined || place.messageId === undefined) return;
  if (place.kind === "interaction" && !place.botIsMember) return;
  // Where this fails the old message is gone or out of reach, which is just as well.
  await requests
    .delete(Routes.channelMessage(place.channelId, place.messageId))
    .catch(() => undefined);
}
