import { TryLater } from "../../pipeline/audience.ts";
import { describeError } from "../connection/describe-error.ts";
import { problemOf } from "../connection/delivery-problem.ts";
import { directChannel } from "../messages/channel-messages.ts";
import type { MessageView } from "../messages/message-view.ts";
import { messagePayload } from "../messages/payload.ts";
import type { DeliveryTools } from "./delivery-tools.ts";
import { Routes } from "discord.js";

/**
 * Sends somebody a direct message; whether they take it. Rejects with TryLater while Discord cannot
 * be reached.
 */
export async function sendDirectly(
  { requests, log }: Pick<DeliveryTools, "requests" | "log">,
  userId: string,
  view: MessageView,
): Promise<boolean> {
  try {
    const channelId = await directChannel(requests, userId);
    const { body, files } = messagePayload(view);
    await requests.post(Routes.channelMessages(channelId), { body, files });
    return true;
  } catch (error) {
    const problem = problemOf(error, true);
    if (problem === undefined) throw error;
    log.warn({ user: userId, problem, ...describeError(error) }, "A direct message was not taken");
    if (problem === "passing") throw new TryLater(`${userId} cannot be told for now.`);
    return false;
  }
}
