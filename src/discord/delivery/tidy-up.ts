import type { AnswerTarget } from "../../domain/answer-target.ts";
import { answerMessage, routeOfOwn } from "../messages/answer-message.ts";
import { discordWords } from "../messages/discord-words.ts";
import { messagePayload } from "../messages/payload.ts";
import type { ShownMessage } from "../messages/shown-message.ts";
import { doneNotice } from "../views/done-notice.ts";
import { messageUrl } from "../views/job-text.ts";
import type { DeliveryTools, JobAtItsEnd } from "./delivery-tools.ts";
import type { DeliveryRoute } from "./routes.ts";

/** Where the pictures of a job are that came by another way than its answer; `target` is the job's own. */
export function deliveredTarget(
  target: AnswerTarget,
  { channel_id: channelId, id: messageId }: ShownMessage,
  way: DeliveryRoute["kind"],
): AnswerTarget {
  if (target.kind === "terminal") return target;
  const guildId = way === "direct" ? undefined : target.guildId;
  // A message of the bot's own is seen by whoever is in its channel.
  const seen = target.kind === "interaction" ? { isPrivate: undefined } : {};
  return { ...target, ...seen, guildId, channelId, messageId };
}

/**
 * Takes the last progress away after the pictures arrived elsewhere (`where`): points to them while
 * the answer can be edited, and otherwise deletes it. Nothing depends on it, so its errors are
 * dropped.
 */
export async function tidyUp(
  { requests, now }: Pick<DeliveryTools, "requests" | "now">,
  { job, target }: Pick<JobAtItsEnd, "job" | "target">,
  where: AnswerTarget,
): Promise<void> {
  if (target.kind === "terminal" || where.kind === "terminal") return;
  if (target.messageId === where.messageId) return;
  const answer = answerMessage(requests, target, now());
  const notice = doneNotice(discordWords(target.locale), job, messageUrl(where));
  const pointer = messagePayload({ ...notice, mentions: [] });
  const isPointing = await answer?.write(pointer).catch(() => undefined);
  const route = routeOfOwn(target);
  if (isPointing !== undefined || route === undefined) return;
  // Where this fails the old message is gone or out of reach, which is just as well.
  await requests.delete(route).catch(() => undefined);
}
