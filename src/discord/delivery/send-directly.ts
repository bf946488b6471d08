import { TryLater } from "../../pipeline/audience.ts";
import { describeError } from "../connection/describe-error.ts";
import { troubleOf } from "../connection/trouble.ts";
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
    const trouble = troubleOf(error, true);
    if (trouble === undefined) throw error;
    log.warn({ user: userId, trouble, ...describeError(error) }, "A direct message was not taken");
    if (trouble === "passing") throw new TryLater(`${userId} cannot be told for now.`);
    return false;
  }
}
