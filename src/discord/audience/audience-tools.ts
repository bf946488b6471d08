import type { ViewOptions } from "../../components/views/job-text.ts";
import { messageUrl } from "../../components/views/job-text.ts";
import type { Job } from "../../domain/job.ts";
import type { Logger } from "../../lib/logger.ts";
import type { JobStore } from "../../storage/job-store.ts";
import type { SettingsStore } from "../../storage/settings-store.ts";
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
  readonly jobs: Pick<JobStore, "setPlace" | "find">;
  readonly settings: SettingsStore;
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
  /** What the views of a job say beside the job itself; read once a session. */
  readonly viewOptions: (session: JobSession, job: Job) => Promise<ViewOptions>;
}

/** Reads the view options of a job: its model's name, and the message that it started from. */
export async function readViewOptions(
  { jobs, modelName }: Pick<AudienceOptions, "jobs" | "modelName">,
  job: Job,
): Promise<ViewOptions> {
  const parent = job.parent === undefined ? undefined : await jobs.find(job.parent.jobId);
  return {
    modelName: modelName(job.request.model),
    parentUrl: parent === undefined ? undefined : messageUrl(parent.place),
  };
}
