import { RefusedError } from "../../domain/errors.ts";
import type { Job, Picture } from "../../domain/job.ts";
import { requester } from "../../pipeline/policy/requester.ts";
import { describeError } from "../connection/describe-error.ts";
import type { DiscordRequests } from "../connection/discord-requests.ts";
import { problemOf } from "../connection/delivery-problem.ts";
import type { Only } from "../interactions/services.ts";
import { postToChannel } from "../messages/channel-messages.ts";
import { discordWords } from "../messages/discord-words.ts";
import { messagePayload } from "../messages/payload.ts";
import { fitPictures } from "../views/fit-pictures.ts";
import { showcaseView } from "../views/showcase-view.ts";

/** Nothing of it may be seen there. */
function noneIfRefused(error: unknown): readonly Picture[] {
  if (error instanceof RefusedError) return [];
  throw error;
}

/** What posting to a showcase takes; `limit` is what a file may have there, in bytes. */
export interface ShowcaseTools {
  readonly services: Only<"studio" | "favourites" | "shrinkFiles" | "showcaseOf" | "log">;
  readonly requests: DiscordRequests;
  readonly limit: (guildId: string) => number;
  readonly locale: (guildId: string) => string | undefined;
}

/**
 * Posts a starred job to its server's showcase channel, where there is one: once, however often it
 * is starred. Private pictures are posted nowhere. Where the channel is closed to the bot, the log
 * says so. Rejects while Discord cannot be reached.
 */
export async function postToShowcase(
  { services, requests, limit, locale }: ShowcaseTools,
  job: Job,
): Promise<void> {
  const { studio, favourites, showcaseOf, log } = services;
  const { guildId, id } = job;
  if (guildId === undefined || job.request.private === true) return;
  const channelId = await showcaseOf(guildId);
  if (channelId === undefined) return;
  const load = ({ position }: { readonly position: number }) => studio.pictureFile(job, position);
  // What its rules and its picture check let be seen there.
  const place = requester({ userId: job.userId, guildId, channelId });
  const fitting = await studio.picturesFor(job, place).catch(noneIfRefused);
  const pictures = await fitPictures(load, services, job, fitting, limit(guildId));
  if (pictures.length === 0 || !(await favourites.claimShowcase(id))) return;
  try {
    const view = showcaseView(discordWords(locale(guildId)), job, pictures);
    const once = `${id}:showcase`;
    const posted = await postToChannel(requests, channelId, messagePayload(view), { once });
    await favourites.setShowcase(id, { channelId, messageId: posted.id });
  } catch (error) {
    await favourites.freeShowcase(id);
    const problem = problemOf(error, true);
    if (problem === undefined || problem === "passing") throw error;
    log.warn({ job: id, problem, ...describeError(error) }, "The showcase channel is closed");
  }
}
