import type { Job } from "../../domain/job.ts";
import type { AnswerTarget } from "../../domain/answer-target.ts";
import type { Logger } from "../../lib/logger.ts";
import type { DiscordRequests } from "../connection/discord-requests.ts";
import type { ViewOptions } from "../views/job-text.ts";

/** What handing a job over needs, whatever it ended with. */
export interface DeliveryTools {
  /** Requests with the bot's token, repeated by themselves when the network fails. */
  readonly requests: DiscordRequests;
  /** Requests that are never repeated, for what must not happen twice. */
  readonly requestsOnce: DiscordRequests;
  readonly log: Logger;
  readonly now: () => number;
  /** The bot's own user id. */
  readonly botId: () => Promise<string>;
  /** Whether only answers to interactions are written; the rest is left to another process. */
  readonly onlyAnswers?: boolean | undefined;
  /** Bytes that a file may have in the channels of a server (absent: in direct messages). */
  readonly channelLimit: (guildId: string | undefined) => number;
}

/** A job on its way to its end, and what is known of the message that answers it. */
export interface JobAtItsEnd {
  readonly job: Job;
  /** Where it is answered; newer than the job's own. */
  readonly target: AnswerTarget;
  /** Ids of the attachments on that message, by file name. */
  readonly shown: ReadonlyMap<string, string>;
  readonly viewOptions: ViewOptions;
}
