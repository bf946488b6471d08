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

/** Where the pictures of a job are that came by another way than its answer; `place` is the job's own. */
export function deliveredPlace(
  place: Place,
  { channel_id: channelId, id: messageId }: ShownMessage,
  way: Way["kind"],
): Place {
  if (place.kind === "terminal") return place;
  const guildId = way === "direct" ? undefined : place.guildId;
  return { ...place, guildId, channelId, messageId };
}

/**
 * Takes the last progress away after the pictures arrived elsewhere (`where`): points to them while
 * the answer can be edited, and otherwise deletes it. Nothing depends on it, so its errors are
 * dropped.
 */
export async function tidyUp(
  { requests, now }: AudienceTools,
  job: Job,
  place: Place,
  where: Place,
): Promise<void> {
  if (place.kind === "terminal" || where.kind === "terminal") return;
  if (place.messageId === where.messageId) return;
  const answer = answerMessage(requests, place, now());
  const pointer = { ...doneNotice(job, messageUrl(where)), mentions: [] };
  const isPointing = await answer?.write(messagePayload(pointer)).catch(() => undefined);
  if (isPointing !== undefined || place.messageId === undefined) return;
  if (place.kind === "interaction" && !place.botIsMember) return;
  // Where this fails the old message is gone or out of reach, which is just as well.
  await requests
    .delete(Routes.channelMessage(place.channelId, place.messageId))
    .catch(() => undefined);
}
