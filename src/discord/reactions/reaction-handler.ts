import type {
  GatewayMessageReactionAddDispatchData,
  GatewayMessageReactionRemoveDispatchData,
  Guild,
} from "discord.js";
import type { Job } from "../../domain/job.ts";
import { refusalError } from "../../pipeline/policy/answer.ts";
import { requester } from "../../pipeline/policy/requester.ts";
import { describeError } from "../connection/describe-error.ts";
import { isOutOfReach } from "../connection/delivery-problem.ts";
import { sendCopy } from "../delivery/send-copy.ts";
import { takeAway } from "../delivery/take-away.ts";
import { momentOf } from "../interactions/requester-of.ts";
import type { Only } from "../interactions/services.ts";
import { discordWords } from "../messages/discord-words.ts";
import { jobOfShownMessage, readShownMessage } from "../messages/shown-message.ts";
import type { Languages } from "../people/languages.ts";
import { meetChannel } from "../reading/meet-channel.ts";
import { fetchMessage } from "../reading/fetch-message.ts";
import { requesterOfMessage } from "../replies/requester-of-message.ts";
import { errorView, presentError } from "../views/present-error.ts";
import { viewOptions } from "../views/view-options.ts";
import { meaningOf, type ReactionMeaning } from "./reaction.ts";
import { postToShowcase, type ShowcaseTools } from "./showcase.ts";

/** What heeding reactions needs; `botId` is the bot's own user id. */
export interface ReactionHandlerOptions extends ShowcaseTools {
  readonly services: ShowcaseTools["services"] & Only<"policy" | "sendDirectly">;
  readonly botId: string;
  /** A server that the bot is in, with its channels and roles. */
  readonly guild: (id: string) => Guild | undefined;
  readonly languages: Pick<Languages, "of">;
}

type Reaction = Pick<
  GatewayMessageReactionAddDispatchData & GatewayMessageReactionRemoveDispatchData,
  "user_id" | "channel_id" | "message_id" | "guild_id" | "emoji"
> &
  Pick<Partial<GatewayMessageReactionAddDispatchData>, "member" | "message_author_id">;

/**
 * Makes the function that every reaction goes through. Those of a picture's owner act: ✉️ sends a copy
 * by direct message, ⭐ makes it a favourite (and takes that back with the star), ❌ deletes it. The
 * first two only where the rules let them use Easel; a refusal comes by direct message. All others are
 * nobody's business. It never rejects.
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

  /** Whether the rules of the place let its owner do more with a picture; if not, they are told why. */
  async function isAllowed(job: Job, reaction: Reaction): Promise<boolean> {
    const { user_id: userId, member, guild_id: guildId, channel_id: channelId } = reaction;
    const locale = await options.languages.of(userId);
    const who = {
      authorId: userId,
      roleIds: member?.roles ?? [],
      memberSince: momentOf(member?.joined_at),
      guildId,
      channelId,
    };
    const guild = guildId === undefined ? undefined : options.guild(guildId);
    await meetChannel(guild, channelId);
    const asked = requesterOfMessage(who, { guild, userLocale: locale });
    const may = await services.policy.mayShow(asked, job);
    if (may.allowed) return true;
    // A reaction has no answer that only one person sees.
    const view = errorView(discordWords(locale), presentError(refusalError(may)));
    await services.sendDirectly(userId, view);
    return false;
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
    else if (job.pictures.length === 0 || !(await isAllowed(job, reaction))) return;
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
