import type { GatewayMessageCreateDispatchData } from "discord.js";
import type { Services } from "../../commands/services.ts";
import { paragraph } from "../../components/views/parts.ts";
import { postToChannel } from "../audience/channel-messages.ts";
import { messagePayload } from "../audience/payload.ts";
import { describeError } from "../describe-error.ts";
import type { DiscordRequests } from "../discord-requests.ts";
import { presentError } from "../present-error.ts";
import { findPictures } from "./find-picture.ts";
import { readIncomingMessage } from "./incoming-message.ts";
import type { IncomingMessage } from "./incoming-message.ts";
import { replyOrder } from "./reply-order.ts";

/** What answering plain messages needs. */
export interface ReplyHandlerOptions {
  readonly services: Services;
  readonly requests: DiscordRequests;
  readonly botId: string;
  /** Bytes that a file may have in the channels of a server (absent: in direct messages). */
  readonly channelLimit: (guildId: string | undefined) => number;
}

const HINT = [
  "I make pictures. Use `/imagine`, or",
  "- reply to one of my pictures with what should change (`#2` names one of several), or",
  "- mention me in a message with a picture attached, or",
  "- choose **Apps → Vary this image** on any picture.",
].join("\n");

/**
 * Makes the function that every plain message goes through: a reply to a picture, or a picture with
 * a mention, becomes an order for variations. Other people's talk and bots are left alone.
 * It never rejects.
 */
export function createReplyHandler(
  options: ReplyHandlerOptions,
): (data: GatewayMessageCreateDispatchData) => Promise<void> {
  const { services, requests, botId, channelLimit } = options;

  async function answer(incoming: IncomingMessage): Promise<void> {
    const subject = await findPictures({ services, requests, botId }, incoming);
    if (subject === undefined) {
      // A reply that only notifies the bot by the way, such as a thank-you, needs no answer.
      if (incoming.namesBot || incoming.guildId === undefined) await say(incoming, HINT);
      return;
    }
    const limit = channelLimit(incoming.guildId);
    await services.studio.submit(await replyOrder(services, incoming, subject, limit));
  }

  async function say(incoming: IncomingMessage, text: string): Promise<void> {
    const view = { components: [paragraph(text)], files: [], keep: [], mentions: [] };
    await postToChannel(requests, incoming.channelId, messagePayload(view), {
      once: `${incoming.id}:answer`,
      replyTo: incoming.id,
    });
  }

  async function sayWhatWentWrong(incoming: IncomingMessage, error: unknown): Promise<void> {
    const { text, incident } = presentError(error);
    if (incident !== undefined) services.log.error({ incident, ...describeError(error) }, "A bug");
    try {
      await say(incoming, text);
    } catch (failure) {
      services.log.warn(describeError(failure), "Could not answer a message");
    }
  }

  return async (data) => {
    const incoming = readIncomingMessage(data, botId);
    const isMeant = incoming.guildId === undefined || incoming.mentionsBot;
    if (!incoming.isFromPerson || !isMeant) return;
    await answer(incoming).catch((error: unknown) => sayWhatWentWrong(incoming, error));
  };
}
