import { Routes } from "discord.js";
import type { Job } from "../../domain/job.ts";
import type { AnswerTarget } from "../../domain/answer-target.ts";
import { TryLater } from "../../pipeline/audience.ts";
import type { RemovedMessages } from "../../storage/personal/personal-data.ts";
import { describeError } from "../connection/describe-error.ts";
import { problemOf } from "../connection/delivery-problem.ts";
import { findInChannel } from "../messages/channel-messages.ts";
import {
  deliveredPositions,
  readShownMessage,
  type ShownMessage,
} from "../messages/shown-message.ts";
import type { DeliveryTools } from "./delivery-tools.ts";

type Tools = Pick<DeliveryTools, "requests" | "botId" | "log" | "now">;

/** A way to a message: with the bot's token, or behind the interaction that it answers. */
interface MessagePath {
  readonly route: `/${string}`;
  readonly auth: boolean;
}

/**
 * Deletes the messages that show a job. Private answers are out of reach once their token has ended,
 * and so is what the bot may not see any more. Rejects with TryLater while Discord cannot be reached.
 */
export async function removeMessages(tools: Tools, job: Job): Promise<RemovedMessages> {
  const { target } = job;
  if (target.kind === "terminal" || target.messageId === undefined) return { removed: 0, left: 0 };
  let isGone = false;
  for (const way of waysTo(target, target.messageId, tools.now())) {
    const outcome = await attempt(tools, way, job);
    if (outcome === "gone") isGone = true;
    if (typeof outcome !== "string") return await withOtherParts(tools, job, outcome);
  }
  return { removed: 0, left: isGone ? 0 : 1 };
}

function waysTo(
  target: Exclude<AnswerTarget, { kind: "terminal" }>,
  messageId: string,
  now: number,
): readonly MessagePath[] {
  const channel = { route: Routes.channelMessage(target.channelId, messageId), auth: true };
  if (target.kind === "message") return [channel];
  const { applicationId, token, expiresAt, isPrivate } = target;
  return [
    ...(isPrivate === true ? [] : [channel]),
    ...(token === "" || now >= expiresAt
      ? []
      : [{ route: Routes.webhookMessage(applicationId, token, messageId), auth: false }]),
  ];
}

/** Reads a message and deletes it; gives what it was, that it is gone, or that it is out of reach. */
async function attempt(
  { requests, log }: Tools,
  { route, auth }: MessagePath,
  job: Job,
): Promise<ShownMessage | "gone" | "closed"> {
  try {
    const message = readShownMessage(await requests.get(route, { auth }));
    await requests.delete(route, { auth });
    return message;
  } catch (error) {
    const problem = problemOf(error, auth);
    if (problem === "passing") throw new TryLater("A message cannot be deleted for now.");
    if (problem === "message-gone" || problem === "channel-gone") return "gone";
    log.info({ job: job.id, problem, ...describeError(error) }, "A message cannot be deleted");
    return "closed";
  }
}

/** Pictures that had no room in one message came in several of the bot's own. */
async function withOtherParts(
  tools: Tools,
  job: Job,
  message: ShownMessage,
): Promise<RemovedMessages> {
  let removed = 1;
  if (deliveredPositions(message, job.id).size >= job.pictures.length) return { removed, left: 0 };
  const wanted = {
    botId: await tools.botId(),
    jobId: job.id,
    since: job.finishedAt ?? job.createdAt,
  };
  try {
    for (const { id } of await findInChannel(tools.requests, message.channel_id, wanted)) {
      const route = Routes.channelMessage(message.channel_id, id);
      if (typeof (await attempt(tools, { route, auth: true }, job)) !== "string") removed += 1;
    }
  } catch (error) {
    if (error instanceof TryLater || problemOf(error, true) === "passing")
      throw new TryLater("A channel cannot be looked through for now.");
    tools.log.info({ job: job.id, ...describeError(error) }, "A channel cannot be looked through");
  }
  return { removed, left: 0 };
}
