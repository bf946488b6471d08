import type {
  GatewayMessageReactionAddDispatchData,
  GatewayMessageReactionRemoveDispatchData,
} from "discord.js";
import type { Job } from "../../domain/job.ts";
import { requester } from "../../pipeline/policy/requester.ts";
import { describeError } from "../connection/describe-error.ts";
import { isOutOfReach } from "../connection/delivery-problem.ts";
import { sendCopy } from "../delivery/send-copy.ts";
import { takeAway } from "../delivery/take-away.ts";
import { discordWords } from "../messages/discord-words.ts";
import { jobOfShownMessage, readShownMessage } from "../messages/shown-message.ts";
import type { Languages } from "../people/languages.ts";
import { fetchMessage } from "../reading/fetch-message.ts";
import { viewOptions } from "../views/view-options.ts";
import { meaningOf, type ReactionMeaning } from "./reaction.ts";
import { postToShowcase, type ShowcaseTools } from "./showcase.ts";

/** What heeding reactions needs; `botId` is the bot's own user id. */
export interface ReactionHandlerOptions extends ShowcaseTools {
  readonly botId: string;
  readonly languages: Pick<Languages, "of">;
}

type Reaction = Pick<
  GatewayMessageReactionAddDispatchData & GatewayMessageReactionRemoveDispatchData,
  "user_id" | "channel_id" | "message_id" | "guild_id" | "emoji"
> & { readonly message_author_id?: string | undefined };

/**
 * Makes the function that every reaction goes through. Those of a picture's owner act: ✉️ sends a copy
 * by direct message, ⭐ makes it a favourite (and takes that back with the star), ❌ deletes it. All
 * others are nobody's business. It never rejects.
 */
export function createReactionHandler(
  options: ReactionHandlerOptions,
): (reaction: Reaction, isAdded: boolean) => Promise<void> {
  const { services, requests, botId } = options;
  const { studio, favourites, log } = services;

  async function jobOf({ channel_id: channelId, message_id: messageId }: Reaction) {
    const known = await studio.jobOfMessage(messageId);
    if (known !== undefined) return known;
    // A message that is not finished yet says by its buttons which job it shows.
    const message = await fetchMessage(requests, channelId, messageId);
    if (message?.author.id !== botId) return undefined;
    const jobId = jobOfShownMessage(readShownMessage(message));
    return jobId === undefined ? undefined : await studio.job(jobId);
  }

  async function copy(job: Job, messageId: string): Promise<void> {
    const words = discordWords(await options.languages.of(job.userId));
    const load = ({ position }: { readonly position: number }) => studio.pictureFile(job, position);
    const tools = { requests, images: services, load };
    const once = `${job.id}:${messageId}:copy`;
    await sendCopy(tools, job, { ...(await viewOptions(job, services)), words, once });
  }

  async function remove(job: Job, { channel_id: channelId, message_id: messageId }: Reaction) {
    if (job.state === "queued" || job.state === "running") {
      await studio.cancel(job.id, requester({ userId: job.userId }));
      return;
    }
    const post = await favourites.showcase(job.id);
    await studio.discard(job);
    await takeAway(requests, [{ channelId, messageId }, ...(post === undefined ? [] : [post])]);
  }

  async function act(meaning: ReactionMeaning, isAdded: boolean, reaction: Reaction) {
    const job = await jobOf(reaction);
    if (job === undefined || job.userId !== reaction.user_id) return;
    if (meaning === "favourite" && !isAdded) await favourites.remove(job.userId, job.id);
    if (!isAdded) return;
    if (meaning === "delete") await remove(job, reaction);
    else if (job.pictures.length === 0) return;
    else if (meaning === "copy") await copy(job, reaction.message_id);
    else {
      await favourites.add(job.userId, job.id);
      await postToShowcase(options, job);
    }
  }

  return async (reaction, isAdded) => {
    const meaning = meaningOf(reaction.emoji.name);
    const { message_author_id: author } = reaction;
    if (meaning === undefined || reaction.user_id === botId) return;
    if (author !== undefined && author !== botId) return;
    try {
      await act(meaning, isAdded, reaction);
    } catch (error) {
      const fields = { message: reaction.message_id, ...describeError(error) };
      if (isOutOfReach(error)) log.warn(fields, "A reaction cannot be answered");
      else log.error(fields, "A reaction could not be heeded");
    }
  };
}
