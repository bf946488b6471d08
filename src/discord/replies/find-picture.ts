import { Routes } from "discord.js";
import type { APIMessage } from "discord.js";
import type { Services } from "../../commands/services.ts";
import { UserError } from "../../domain/errors.ts";
import type { Job } from "../../domain/job.ts";
import {
  deliveredPositions,
  isMessage,
  jobOfShownMessage,
  readShownMessage,
} from "../audience/shown-message.ts";
import type { DiscordRequests } from "../discord-requests.ts";
import { picturesOf } from "./incoming-message.ts";
import type { IncomingMessage, Reference } from "./incoming-message.ts";

/** The pictures that a message is about: those of a job, or files by their addresses. */
export type Subject =
  | { readonly kind: "job"; readonly job: Job; readonly positions: readonly number[] }
  | { readonly kind: "files"; readonly urls: readonly string[] };

/** What finding the pictures of a message needs; `botId` is the bot's own user id. */
export interface PictureFinder {
  readonly services: Pick<Services, "studio" | "messageContentIntent">;
  readonly requests: DiscordRequests;
  readonly botId: string;
}

/**
 * Finds what a message is about: pictures attached to it, or those of the message it replies to.
 * Undefined when it is about no picture. Throws UserError "no-picture" when there is a picture that
 * the bot cannot use, with what else is possible.
 */
export async function findPictures(
  finder: PictureFinder,
  incoming: IncomingMessage,
): Promise<Subject | undefined> {
  if (incoming.pictures.length > 0) return { kind: "files", urls: incoming.pictures };
  const { repliesTo } = incoming;
  if (repliesTo === undefined) return undefined;
  const { services, botId } = finder;
  const known = await services.studio.jobOfMessage(repliesTo.messageId);
  const message = repliesTo.message ?? (await fetchMessage(finder, repliesTo));
  const job = known ?? (await jobShownBy(finder, message));
  if (job !== undefined) return jobSubject(job, message);
  if (message === undefined) throw hidden(services.messageContentIntent);
  const urls = picturesOf(message);
  if (urls.length > 0) return { kind: "files", urls };
  if (message.author.id === botId) return undefined;
  const mayBeHidden = incoming.guildId !== undefined && !services.messageContentIntent;
  if (mayBeHidden) throw hidden(false);
  throw new UserError(
    "no-picture",
    "There is no picture on the message you replied to. Reply to one with a picture, or attach one yourself.",
  );
}

function jobSubject(job: Job, message: APIMessage | undefined): Subject {
  if (job.pictures.length === 0)
    throw new UserError(
      "no-picture",
      "There is no finished picture on that message yet. Reply again when it is done.",
    );
  const all = job.pictures.map(({ position }) => position).toSorted((a, b) => a - b);
  const shown =
    message === undefined ? new Set() : deliveredPositions(readShownMessage(message), job.id);
  // A message of several holds only some of the pictures: without a number, its own first is meant.
  const own = all.filter((position) => shown.has(position));
  return {
    kind: "job",
    job,
    positions: [...own, ...all.filter((position) => !shown.has(position))],
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

async function fetchMessage(
  { requests }: PictureFinder,
  { channelId, messageId }: Reference,
): Promise<APIMessage | undefined> {
  try {
    const answer = await requests.get(Routes.channelMessage(channelId, messageId));
    return isMessage(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}

function hidden(intent: boolean): UserError {
  const ways = [
    "Discord does not show me the picture you replied to. You can instead",
    "- right-click it (or press and hold) and choose **Apps → Vary this image**, or",
    "- attach the picture to a message that mentions me.",
  ];
  const operator =
    "-# Whoever runs this bot can make replies work too: Discord Developer Portal → your application → Bot → Privileged Gateway Intents → Message Content Intent, and `DISCORD_MESSAGE_CONTENT=on`.";
  return new UserError("no-picture", [...ways, ...(intent ? [] : [operator])].join("\n"));
}
