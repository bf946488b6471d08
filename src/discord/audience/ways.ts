import type { Job } from "../../domain/job.ts";
import type { Place } from "../../domain/place.ts";
import type { AnswerMessage } from "./answer-message.ts";
import { directChannel, findInChannel, postToChannel } from "./channel-messages.ts";
import type { DiscordRequests } from "../discord-requests.ts";
import type { MessagePayload } from "./payload.ts";
import { attachmentIds, showsTheEnd } from "./shown-message.ts";
import type { ShownMessage } from "./shown-message.ts";

/** Files that Discord takes where nobody has paid for more. */
export const DEFAULT_FILE_LIMIT = 10 * 1024 * 1024;

/**
 * One way to hand a job's messages over: the message that answers it, the channel, or direct
 * messages. `fileLimit` in bytes; `notifies` says that a message this way mentions its owner;
 * `maySplit`, that it can hold more than one message.
 */
export interface Way {
  readonly kind: "answer" | "channel" | "direct";
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
  place: Extract<Place, { kind: "interaction" | "message" }>,
  job: Job,
  shown: ReadonlyMap<string, string>,
): Way {
  let present = shown;
  return {
    kind: "answer",
    fileLimit: place.attachmentSizeLimit,
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
export interface ChannelWayOptions {
  readonly requests: DiscordRequests;
  readonly job: Job;
  readonly botId: () => Promise<string>;
  readonly fileLimit: number;
}

/** A new message in the channel of the job; a reply where the job began with a message. */
function channelWay(
  options: ChannelWayOptions,
  channelId: string,
  replyTo: string | undefined,
): Way {
  return postingWay("channel", options, async () => channelId, replyTo);
}

/** A new direct message to the owner of the job. */
function directWay(options: ChannelWayOptions): Way {
  let opened: Promise<string> | undefined;
  const channel = async (): Promise<string> => {
    opened ??= directChannel(options.requests, options.job.userId);
    return await opened;
  };
  return postingWay("direct", options, channel, undefined);
}

function postingWay(
  kind: "channel" | "direct",
  { requests, job, botId, fileLimit }: ChannelWayOptions,
  channel: () => Promise<string>,
  replyTo: string | undefined,
): Way {
  return {
    kind,
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

/** The ways in which a job can be handed over, the best first. */
export function waysOf(
  options: Omit<ChannelWayOptions, "fileLimit"> & {
    readonly place: Place;
    readonly answer: AnswerMessage | undefined;
    readonly shown: ReadonlyMap<string, string>;
    readonly channelLimit: (guildId: string | undefined) => number;
  },
): readonly Way[] {
  const { place, answer, shown, job, channelLimit } = options;
  if (place.kind === "terminal") return [];
  const fileLimit = Math.min(channelLimit(place.guildId), place.attachmentSizeLimit);
  const mayPost = place.kind === "message" || place.botIsMember;
  const replyTo = place.kind === "message" ? place.replyTo : undefined;
  const directLimit = Math.min(DEFAULT_FILE_LIMIT, place.attachmentSizeLimit);
  return [
    ...(answer === undefined ? [] : [answerWay(answer, place, job, shown)]),
    ...(mayPost ? [channelWay({ ...options, fileLimit }, place.channelId, replyTo)] : []),
    directWay({ ...options, fileLimit: directLimit }),
  ];
}
