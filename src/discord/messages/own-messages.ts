import { DiscordAPIError, RESTJSONErrorCodes, Routes } from "discord.js";
import type { Logger } from "../../lib/logger.ts";
import { describeError } from "../connection/describe-error.ts";
import type { DiscordRequests } from "../connection/discord-requests.ts";
import { problemOf } from "../connection/delivery-problem.ts";
import { postToChannel } from "./channel-messages.ts";
import type { MessageView } from "./message-view.ts";
import { messagePayload } from "./payload.ts";

/** Messages of the bot's own, beside those of jobs. */
export interface OwnMessages {
  /** Posts a message, once for the same `once`; whether the channel took it. */
  readonly post: (channelId: string, view: MessageView, once: string) => Promise<boolean>;
  /** Deletes a message; whether it is gone. */
  readonly removeMessage: (channelId: string, messageId: string) => Promise<boolean>;
}

const GONE: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
]);

/** Makes what posts and deletes them. Trouble with Discord is logged, and is the answer. */
export function createOwnMessages(requests: DiscordRequests, log: Logger): OwnMessages {
  async function done(work: () => Promise<unknown>, what: string): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (error instanceof DiscordAPIError && GONE.has(error.code)) return what === "delete";
      if (problemOf(error, true) === undefined) throw error;
      log.warn({ what, ...describeError(error) }, "A message could not be changed");
      return false;
    }
  }

  return {
    post: (channelId, view, once) =>
      done(() => postToChannel(requests, channelId, messagePayload(view), { once }), "post"),
    removeMessage: (channelId, messageId) =>
      done(() => requests.delete(Routes.channelMessage(channelId, messageId)), "delete"),
  };
}
