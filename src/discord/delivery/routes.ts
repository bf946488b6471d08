import type { Job } from "../../domain/job.ts";
import type { AnswerTarget } from "../../domain/answer-target.ts";
import { DEFAULT_FILE_LIMIT } from "../connection/channel-limit.ts";
import type { DiscordRequests } from "../connection/discord-requests.ts";
import type { AnswerMessage } from "../messages/answer-message.ts";
import { answerMessage } from "../messages/answer-message.ts";
import { directChannel, findInChannel, postToChannel } from "../messages/channel-messages.ts";
import { discordWords, type DiscordWords } from "../messages/discord-words.ts";
import type { MessagePayload } from "../messages/payload.ts";
import { attachmentIds, showsTheEnd } from "../messages/shown-message.ts";
import type { ShownMessage } from "../messages/shown-message.ts";
import type { DeliveryTools, JobAtItsEnd } from "./delivery-tools.ts";

/** The places that Discord shows. */
type DiscordTarget = Exclude<AnswerTarget, { kind: "terminal" }>;

/**
 * One way to hand a job's messages over: the message that answers it, the channel, or direct
 * messages. `words` are in the language of those who read there, `fileLimit` is in bytes;
 * `notifies` says that a message this way mentions its owner; `maySplit`, that it can hold more
 * than one message.
 */
export interface DeliveryRoute {
  readonly kind: "answer" | "channel" | "direct";
  readonly words: DiscordWords;
  readonly fileLimit: number;
  readonly notifies: boolean;
  readonly maySplit: boolean;
  readonly withBotToken: boolean;
  /** The messages there that already show the end of the job. */
  compare(): Promise<readonly ShownMessage[]>;
  /** Ids of attachments, by name, that a sent view may keep. */
  present(): ReadonlyMap<string, string>;
  /** Sends a message; the same `once` again does not make a second one. */
  send(payload: MessagePayload, once: string): Promise<ShownMessage>;
}

/** The message that answers a job, edited in place; only its first part fits there. */
function answerWay(
  message: AnswerMessage,
  target: DiscordTarget,
  { job, shown }: JobAtItsEnd,
): DeliveryRoute {
  let present = shown;
  return {
    kind: "answer",
    words: discordWords(target.locale),
    fileLimit: target.attachmentSizeLimit,
    notifies: false,
    maySplit: false,
    withBotToken: message.withBotToken,
    present: () => present,
    async compare() {
      const found = await message.read();
      present = attachmentIds(found);
      return showsTheEnd(found, job.id) ? [found] : [];
    },
    send: async (payload) => await message.write(payload),
  };
}

/** What a way by a message of the bot's own needs; `fileLimit` in bytes. */
interface PostingOptions {
  readonly requests: DiscordRequests;
  readonly job: Job;
  readonly botId: () => Promise<string>;
  readonly words: DiscordWords;
  readonly fileLimit: number;
  readonly channel: () => Promise<string>;
  readonly replyTo?: string | undefined;
}

/** A new message of the bot's own in a channel. */
function postingWay(kind: "channel" | "direct", options: PostingOptions): DeliveryRoute {
  const { requests, job, botId, words, fileLimit, channel, replyTo } = options;
  return {
    kind,
    words,
    fileLimit,
    notifies: true,
    maySplit: true,
    withBotToken: true,
    present: () => new Map(),
    async compare() {
      const wanted = {
        botId: await botId(),
        jobId: job.id,
        since: job.finishedAt ?? job.createdAt,
      };
      const found = await findInChannel(requests, await channel(), wanted);
      return found.filter((message) => showsTheEnd(message, job.id));
    },
    async send(payload, once) {
      return await postToChannel(requests, await channel(), payload, { once, replyTo });
    },
  };
}

/**
 * The ways in which a job can be handed over, the best first: its answer, the channel (a reply
 * where the job began with a message; never for a private answer), the owner's direct messages.
 */
export function waysOf(
  tools: Pick<DeliveryTools, "requests" | "botId" | "channelLimit" | "now" | "onlyAnswers">,
  ending: JobAtItsEnd,
): readonly DeliveryRoute[] {
  const { requests, botId, channelLimit, now } = tools;
  const { target, job } = ending;
  if (target.kind === "terminal") return [];
  const answer = answerMessage(requests, target, now());
  if (tools.onlyAnswers === true) {
    return answer?.withBotToken === false ? [answerWay(answer, target, ending)] : [];
  }
  const own = { requests, job, botId };
  const mayPost = target.kind === "message" || (target.botIsMember && target.isPrivate !== true);
  const limit = target.attachmentSizeLimit;
  let opened: Promise<string> | undefined;
  return [
    ...(answer === undefined ? [] : [answerWay(answer, target, ending)]),
    ...(mayPost
      ? [
          postingWay("channel", {
            ...own,
            words: discordWords(target.locale),
            fileLimit: Math.min(channelLimit(target.guildId), limit),
            channel: async () => target.channelId,
            replyTo: target.kind === "message" ? target.replyTo : undefined,
          }),
        ]
      : []),
    postingWay("direct", {
      ...own,
      words: discordWords(target.userLocale ?? target.locale),
      fileLimit: Math.min(DEFAULT_FILE_LIMIT, limit),
      channel: async () => await (opened ??= directChannel(requests, job.userId)),
    }),
  ];
}
