import { DiscordAPIError } from "discord.js";
import { UserError } from "../../domain/errors.ts";
import { isOutage } from "./outage.ts";

/**
 * Why Discord did not take a message:
 * - `token-dead`: the interaction's token is over
 * - `message-gone`: the message to edit is deleted, or too old to be edited again
 * - `channel-gone`: the channel, thread or server is deleted
 * - `forbidden`: the bot may not write there
 * - `closed`: the person takes no direct messages from the bot
 * - `too-large`: a file, or all of them together, exceed the place's limit
 * - `refused`: Discord does not accept the message, for whatever other reason
 * - `passing`: the network, Discord itself or the disk is down; trying again later can help
 * - `bug`: none of these; trying again cannot help
 */
export type Trouble =
  | "token-dead"
  | "message-gone"
  | "channel-gone"
  | "forbidden"
  | "closed"
  | "too-large"
  | "refused"
  | "passing"
  | "bug";

/** Discord's JSON error codes; https://docs.discord.com/developers/topics/opcodes-and-status-codes */
const troubles: ReadonlyMap<number | string, Trouble> = new Map<number | string, Trouble>([
  [10015, "token-dead"],
  [10062, "token-dead"],
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

/**
 * Sorts an error of a request. `withBotToken` says whether the request carried the bot's own token:
 * a 401 then means that the token must be set anew, which can be mended, and otherwise that the
 * interaction's token is dead.
 */
export function troubleOf(error: unknown, withBotToken: boolean): Trouble {
  if (error instanceof UserError && error.code === "picture-too-large") return "too-large";
  if (!(error instanceof DiscordAPIError)) return isOutage(error) ? "passing" : "bug";
  const known = troubles.get(error.code);
  if (known !== undefined) return known;
  if (error.status === 401) return withBotToken ? "passing" : "token-dead";
  if (error.status === 413) return "too-large";
  if (error.status === 403) return "forbidden";
  if (error.status === 408 || error.status === 429) return "passing";
  return "refused";
}
