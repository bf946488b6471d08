import { createHash } from "node:crypto";
import { Routes, SnowflakeUtil } from "discord.js";
import { z } from "zod";
import type { DiscordRequests } from "../connection/discord-requests.ts";
import type { MessagePayload } from "./payload.ts";
import { jobOfShownMessage, readShownMessage, readShownMessages } from "./shown-message.ts";
import type { ShownMessage } from "./shown-message.ts";

const MESSAGES_A_PAGE = 100;
const PAGES = 5;

/** Clocks differ: messages may seem to be a little older than the job that they answer. */
const CLOCK_TOLERANCE_MS = 60_000;

/** How a message is posted. */
export interface PostOptions {
  /** What is posted once: Discord gives the same message again for the same text within minutes. */
  readonly once: string;
  /** The message to reply to; it may be deleted meanwhile. */
  readonly replyTo?: string | undefined;
}

/** Posts a message of the bot's own to a channel. */
export async function postToChannel(
  requests: DiscordRequests,
  channelId: string,
  payload: MessagePayload,
  { once, replyTo }: PostOptions,
): Promise<ShownMessage> {
  const body = {
    ...payload.body,
    nonce: createHash("sha256").update(once).digest("hex").slice(0, 25),
    enforce_nonce: true,
    ...(replyTo === undefined
      ? {}
      : { message_reference: { message_id: replyTo, fail_if_not_exists: false } }),
  };
  return readShownMessage(
    await requests.post(Routes.channelMessages(channelId), { body, files: payload.files }),
  );
}

/**
 * The messages of the bot (`botId`) in a channel that carry a job's buttons, posted since `since`
 * (milliseconds since 1970). Looks through at most 500 messages, the oldest first.
 */
export async function findInChannel(
  requests: DiscordRequests,
  channelId: string,
  wanted: { readonly botId: string; readonly jobId: string; readonly since: number },
): Promise<readonly ShownMessage[]> {
  const found: ShownMessage[] = [];
  let after = SnowflakeUtil.generate({ timestamp: wanted.since - CLOCK_TOLERANCE_MS });
  for (let page = 0; page < PAGES; page += 1) {
    const query = new URLSearchParams({ limit: String(MESSAGES_A_PAGE), after: String(after) });
    const messages = readShownMessages(
      await requests.get(Routes.channelMessages(channelId), { query }),
    );
    found.push(
      ...messages.filter(
        (message) =>
          message.author.id === wanted.botId && jobOfShownMessage(message) === wanted.jobId,
      ),
    );
    if (messages.length < MESSAGES_A_PAGE) break;
    after = messages.reduce((newest, { id }) => (BigInt(id) > newest ? BigInt(id) : newest), after);
  }
  return found;
}

/** The id of the channel of the bot's direct messages with somebody; opens it when it is new. */
export async function directChannel(requests: DiscordRequests, userId: string): Promise<string> {
  const answer = await requests.post(Routes.userChannels(), { body: { recipient_id: userId } });
  return z.object({ id: z.string() }).parse(answer).id;
}
