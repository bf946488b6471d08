import type { APIMessage } from "discord.js";
import { UserError } from "../../domain/errors.ts";
import type { Job } from "../../domain/job.ts";
import { granted } from "../../pipeline/policy/answer.ts";
import type { Requester } from "../../pipeline/policy/requester.ts";
import { say } from "../../words/index.ts";
import type { DiscordRequests } from "../connection/discord-requests.ts";
import type { Only } from "../interactions/services.ts";
import {
  deliveredPositions,
  jobOfShownMessage,
  readShownMessage,
} from "../messages/shown-message.ts";
import { fetchMessage } from "../reading/fetch-message.ts";
import { messagePictures } from "../reading/message-pictures.ts";
import type { IncomingMessage } from "./incoming-message.ts";

/**
 * The pictures that a message is about: those of a job (and the files on the message that shows
 * them), or files by their addresses; `own` says that they came with the message itself.
 */
export type Subject =
  | {
      readonly kind: "job";
      readonly job: Job;
      readonly positions: readonly number[];
      readonly urls: readonly string[];
    }
  | {
      readonly kind: "files";
      readonly own: boolean;
      readonly urls: readonly string[];
      /** Whether somebody else posted them. */
      readonly ofOthers: boolean;
    };

/** What finding the pictures of a message needs; `botId` is the bot's own user id. */
export interface PictureFinder {
  readonly services: Only<"studio" | "policy" | "messageContentIntent">;
  readonly requests: DiscordRequests;
  readonly botId: string;
}

/**
 * Finds what a message is about: pictures attached to it, or those of the message it replies to.
 * Undefined when it is about no picture. Throws UserError "no-picture" when there is a picture that
 * the bot cannot use, with what else is possible, and "unknown-job" for one that the person who
 * asks may not see.
 */
export async function findPictures(
  finder: PictureFinder,
  incoming: IncomingMessage,
  requester: Requester,
): Promise<Subject | undefined> {
  if (incoming.pictures.length > 0)
    return { kind: "files", own: true, urls: incoming.pictures, ofOthers: false };
  const { repliesTo } = incoming;
  if (repliesTo === undefined) return undefined;
  const { services, requests, botId } = finder;
  const known = await services.studio.jobOfMessage(repliesTo.messageId);
  const message =
    repliesTo.message ?? (await fetchMessage(requests, repliesTo.channelId, repliesTo.messageId));
  const job = known ?? (await jobShownBy(finder, message));
  if (job !== undefined) {
    granted(await services.policy.mayVary(requester, job));
    return jobSubject(job, message);
  }
  if (message === undefined) throw hidden(services.messageContentIntent);
  const urls = messagePictures(message);
  const ofOthers = message.author.id !== incoming.authorId;
  if (urls.length > 0) return { kind: "files", own: false, urls, ofOthers };
  if (message.author.id === botId) return undefined;
  const mayBeHidden = incoming.guildId !== undefined && !services.messageContentIntent;
  if (mayBeHidden) throw hidden(false);
  throw new UserError("no-picture", say("discord.no-picture-in-reply"));
}

function jobSubject(job: Job, message: APIMessage | undefined): Subject {
  if (job.pictures.length === 0)
    throw new UserError("no-picture", say("discord.not-finished-in-reply"));
  const all = job.pictures.map(({ position }) => position).toSorted((a, b) => a - b);
  const shown =
    message === undefined ? new Set() : deliveredPositions(readShownMessage(message), job.id);
  // A message of several holds only some of the pictures: without a number, its own first is meant.
  const own = all.filter((position) => shown.has(position));
  return {
    kind: "job",
    job,
    positions: [...own, ...all.filter((position) => !shown.has(position))],
    urls: message === undefined ? [] : messagePictures(message),
  };
}

async function jobShownBy(
  { services, botId }: PictureFinder,
  message: APIMessage | undefined,
): Promise<Job | undefined> {
  if (message === undefined || message.author.id !== botId) return undefined;
  const jobId = jobOfShownMessage(readShownMessage(message));
  return jobId === undefined ? undefined : await services.studio.job(jobId);
}

function hidden(intent: boolean): UserError {
  return new UserError(
    "no-picture",
    say(intent ? "discord.hidden-picture" : "discord.hidden-picture-operator"),
  );
}
