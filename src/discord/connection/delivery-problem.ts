import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import { UserError } from "../../domain/errors.ts";
import { isNetworkError } from "../../lib/network-error.ts";

/**
 * Why Discord did not take a message:
 * - `token-dead`: the interaction's token is over, or it was answered already
 * - `message-gone`: the message to edit is deleted, or too old to be edited again
 * - `channel-gone`: the channel, thread or server is deleted
 * - `forbidden`: the bot may not write there, or the thread is archived or locked
 * - `closed`: the person takes no direct messages from the bot
 * - `too-large`: a file, or all of them together, exceed the place's limit
 * - `refused`: Discord does not accept the message, for whatever other reason
 * - `passing`: the network or Discord itself is down; trying again later can help
 */
export type DeliveryProblem =
  | "token-dead"
  | "message-gone"
  | "channel-gone"
  | "forbidden"
  | "closed"
  | "too-large"
  | "refused"
  | "passing";

/** Discord's JSON error codes; https://docs.discord.com/developers/topics/opcodes-and-status-codes */
const problems: ReadonlyMap<number | string, DeliveryProblem> = new Map<
  number | string,
  DeliveryProblem
>([
  [10015, "token-dead"],
  [10062, "token-dead"],
  [40060, "token-dead"],
  [50027, "token-dead"],
  [10008, "message-gone"],
  [30046, "message-gone"],
  [10003, "channel-gone"],
  [10004, "channel-gone"],
  [50001, "forbidden"],
  [50013, "forbidden"],
  [50083, "forbidden"],
  [160_005, "forbidden"],
  [50007, "closed"],
  [50278, "closed"],
  [40005, "too-large"],
]);

/** Whether an error is Discord's answer, rather than something else that failed on the way. */
export function isDiscordsAnswer(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError ||
    error instanceof HTTPError ||
    error instanceof RateLimitError
  );
}

/** What closes a place for good: nobody is left there to be told, and nothing here is broken. */
const OUT_OF_REACH: ReadonlySet<DeliveryProblem | undefined> = new Set([
  "token-dead",
  "message-gone",
  "channel-gone",
  "forbidden",
  "closed",
]);

/** Whether Discord closed the place of an answer: deleted, archived, locked, forbidden, too late. */
export function isOutOfReach(error: unknown): boolean {
  return OUT_OF_REACH.has(problemOf(error, true));
}

/**
 * Sorts an error of a request; undefined for an error that neither Discord nor the network made: a
 * bug, or trouble of this machine. `withBotToken` says whether the request carried the bot's own
 * token: a 401 then means that the token must be set anew, which can be mended, and otherwise that
 * the interaction's token is dead.
 */
export function problemOf(error: unknown, withBotToken: boolean): DeliveryProblem | undefined {
  if (error instanceof UserError && error.code === "picture-too-large") return "too-large";
  if (error instanceof HTTPError || error instanceof RateLimitError) return "passing";
  if (!(error instanceof DiscordAPIError)) return isNetworkError(error) ? "passing" : undefined;
  const known = problems.get(error.code);
  if (known !== undefined) return known;
  if (error.status === 401) return withBotToken ? "passing" : "token-dead";
  if (error.status === 413) return "too-large";
  if (error.status === 403) return "forbidden";
  if (error.status === 408 || error.status === 429 || error.status >= 500) return "passing";
  return "refused";
}
