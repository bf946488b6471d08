import type { ViewOptions } from "../../components/views/job-text.ts";
import { messageUrl } from "../../components/views/job-text.ts";
import type { Job } from "../../domain/job.ts";
import type { Logger } from "../../lib/logger.ts";
import type { JobStore } from "../../storage/job-store.ts";
import type { DiscordRequests } from "../discord-requests.ts";
import type { FileTools, LoadPicture } from "./fit-pictures.ts";
import type { JobSession } from "./job-session.ts";
import type { Sleep } from "./message-chain.ts";

/** What a Discord audience is made of. */
export interface AudienceOptions {
  /** Requests with the bot's token, repeated by themselves when the network fails. */
  readonly requests: DiscordRequests;
  /** Requests that are never repeated, for what must not happen twice. */
  readonly requestsOnce: DiscordRequests;
  readonly jobs: Pick<JobStore, "find" | "notePing" | "setPlace">;
  readonly images: FileTools;
  readonly loadPicture: LoadPicture;
  readonly log: Logger;
  readonly now: () => number;
  /** The name of a model for display, by its id. */
  readonly modelName: (id: string) => string | undefined;
  /** Bytes that a file may have in the channels of a server (absent: in direct messages). */
  readonly channelLimit: (guildId: string | undefined) => number;
  /** Milliseconds between two progress edits of a message; 1,200 unless told. */
  readonly progressInterval?: number | undefined;
  /** How it waits; the system's timers unless told. */
  readonly sleep?: Sleep | undefined;
}

/** The options, and what is made of them once. */
export interface AudienceTools extends AudienceOptions {
  /** The bot's own user id. */
  readonly botId: () => Promise<string>;
  /** What the views of a job say beside the job itself. */
  readonly viewOptions: (session: JobSession, job: Job) => Promise<ViewOptions>;
}

/** The address of the message that a job started from, if it did. */
export async function readParentUrl(
  { jobs }: Pick<AudienceOptions, "jobs">,
  job: Job,
): Promise<string | undefined> {
  const parent = job.parent === undefined ? undefined : await jobs.find(job.parent.jobId);
  return parent === undefined ? undefined : messageUrl(parent.place);
}
