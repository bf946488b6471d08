import { Routes } from "discord.js";
import type { AnswerTarget } from "../../domain/answer-target.ts";
import type { DiscordRequests } from "../connection/discord-requests.ts";
import type { MessagePayload } from "./payload.ts";
import { readShownMessage } from "./shown-message.ts";
import type { ShownMessage } from "./shown-message.ts";

/** Requests that are on their way when the token ends would fail, so it counts as over a bit earlier. */
const TOKEN_MARGIN_MS = 5000;

/** The message that answers a job in its own place, where progress and result are shown. */
export interface AnswerMessage {
  /** Whether its requests carry the bot's token; an interaction's webhook needs none. */
  readonly withBotToken: boolean;
  read(): Promise<ShownMessage>;
  /** Replaces the whole message. Repeating it changes nothing. */
  write(payload: MessagePayload): Promise<ShownMessage>;
}

/**
 * The answer message of a target: behind the interaction's webhook while its token lives (`now` in
 * milliseconds since 1970), or the bot's own reply in a channel once there is one.
 */
export function answerMessage(
  requests: DiscordRequests,
  target: AnswerTarget,
  now: number,
): AnswerMessage | undefined {
  if (target.kind === "interaction") {
    if (now >= target.expiresAt - TOKEN_MARGIN_MS) return undefined;
    const message = target.messageId ?? "@original";
    const route = Routes.webhookMessage(target.applicationId, target.token, message);
    return editable(requests, route, false);
  }
  if (target.kind === "terminal" || target.messageId === undefined) return undefined;
  return editable(requests, Routes.channelMessage(target.channelId, target.messageId), true);
}

/**
 * The same message with the bot's own token, which needs no interaction's: where the bot is a member
 * and the message is not for one person alone.
 */
export function ownMessage(
  requests: DiscordRequests,
  target: AnswerTarget,
): AnswerMessage | undefined {
  const route = routeOfOwn(target);
  return route && editable(requests, route, true);
}

/** The route of a target's message in its channel; undefined where the bot's token does not reach it. */
export function routeOfOwn(target: AnswerTarget): `/${string}` | undefined {
  if (target.kind === "terminal" || target.messageId === undefined) return undefined;
  if (target.kind === "interaction" && (!target.botIsMember || target.isPrivate === true)) {
    return undefined;
  }
  return Routes.channelMessage(target.channelId, target.messageId);
}

function editable(
  requests: DiscordRequests,
  route: `/${string}`,
  withBotToken: boolean,
): AnswerMessage {
  return {
    withBotToken,
    read: async () => readShownMessage(await requests.get(route, { auth: withBotToken })),
    write: async (payload) =>
      readShownMessage(await requests.patch(route, { ...payload, auth: withBotToken })),
  };
}
