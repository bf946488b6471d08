import { Routes } from "discord.js";
import { z } from "zod";
import type { Job } from "../domain/job.ts";
import type { Logger } from "../lib/logger.ts";
import { StorageError } from "../domain/errors.ts";
import { isMachineError } from "../lib/machine-error.ts";
import { sleep } from "../lib/sleep.ts";
import { type Audience, TryLater } from "../pipeline/audience.ts";
import type { JobStore } from "../storage/job-store.ts";
import { describeError } from "./connection/describe-error.ts";
import type { DiscordRequests } from "./connection/discord-requests.ts";
import { problemOf } from "./connection/delivery-problem.ts";
import type { JobAtItsEnd } from "./delivery/delivery-tools.ts";
import { handOver, type HandOverTools } from "./delivery/hand-over.ts";
import { sendCopy } from "./delivery/send-copy.ts";
import { showEnd } from "./delivery/show-end.ts";
import { tellChannel } from "./delivery/tell-channel.ts";
import { tellOperator } from "./delivery/tell-operator.ts";
import { wasAcknowledged } from "./delivery/was-acknowledged.ts";
import { discordWords } from "./messages/discord-words.ts";
import type { Languages } from "./people/languages.ts";
import type { JobSession } from "./progress/job-session.ts";
import { JobSessions } from "./progress/job-sessions.ts";
import type { Sleep } from "./progress/message-chain.ts";
import { type ProgressTools, showRunning, showWaiting } from "./progress/show-progress.ts";
import type { FileTools } from "./views/fit-pictures.ts";
import type { ViewOptions } from "./views/job-text.ts";
import { parentUrlOf } from "./views/view-options.ts";

/** Discord allows about five edits of a message in five seconds. */
const PROGRESS_INTERVAL_MS = 1200;

/** Places change for everybody at once, and the bot has fifty requests a second for all of them. */
const WAITING_INTERVAL_MS = 5000;

/** What a Discord audience is made of. */
export interface AudienceOptions {
  /** Requests with the bot's token, repeated by themselves when the network fails. */
  readonly requests: DiscordRequests;
  /** Requests that are never repeated, for what must not happen twice. */
  readonly requestsOnce: DiscordRequests;
  readonly jobs: Pick<JobStore, "find" | "notePing" | "setTarget">;
  /** In which languages people use Discord. */
  readonly languages: Pick<Languages, "of">;
  readonly images: FileTools;
  /** Whether somebody wants a copy of their pictures by direct message. */
  readonly wantsCopy?: ((userId: string) => Promise<boolean>) | undefined;
  /** The original file by its content hash, or undefined when it is no longer kept. */
  readonly loadPicture: (hash: string) => Promise<Uint8Array | undefined>;
  readonly log: Logger;
  readonly now: () => number;
  /** Milliseconds that never go back; the process's own unless given. */
  readonly steady?: (() => number) | undefined;
  /** The name of a model for display, by its id. */
  readonly modelName: (id: string) => string | undefined;
  /** Bytes that a file may have in the channels of a server (absent: in direct messages). */
  readonly channelLimit: (guildId: string | undefined) => number;
  /** The language of those who read a server's channel. */
  readonly channelLocale: (channelId: string) => Promise<string | undefined>;
  /** Whether only answers to interactions are written, for a process without the bot's token. */
  readonly onlyAnswers?: boolean | undefined;
  /** Milliseconds between two progress edits of a message; 1,200 unless told. */
  readonly progressInterval?: number | undefined;
  /** How it waits; the system's timers unless told. */
  readonly sleep?: Sleep | undefined;
}

/**
 * Those who watch a job in Discord. All messages go through plain REST requests built from what is
 * stored of a job's place, so that jobs from before a restart are served like any other.
 */
export function createDiscordAudience(options: AudienceOptions): Audience {
  const { log, now, requests, progressInterval = PROGRESS_INTERVAL_MS } = options;
  const { steady = () => performance.now() } = options;
  const pause: Sleep = options.sleep ?? ((ms, signal) => sleep(ms, signal, { ref: false }));
  const sessions = new JobSessions({ log, now: steady, sleep: pause });
  let botId: Promise<string> | undefined;

  const viewOptions = async (session: JobSession, job: Job): Promise<ViewOptions> => {
    session.parentUrl ??= parentUrlOf(job, (id) => options.jobs.find(id));
    // The model is never remembered: another one may have taken over since.
    return { modelName: options.modelName(job.request.model), parentUrl: await session.parentUrl };
  };

  const tools: HandOverTools & ProgressTools = {
    ...options,
    viewOptions,
    botId: async () => {
      botId ??= requests.get(Routes.user()).then((answer) => userSchema.parse(answer).id);
      botId.catch(() => (botId = undefined));
      return await botId;
    },
  };

  const endingOf = async (session: JobSession, job: Job): Promise<JobAtItsEnd> => ({
    job,
    target: session.target,
    shown: session.attachments,
    viewOptions: await viewOptions(session, job),
  });

  const show = (job: Job, interval: number, edit: (session: JobSession) => Promise<void>): void => {
    if (sessions.hasEnded(job) || job.target.kind === "terminal") return;
    const session = sessions.of(job);
    session.chain.show(() => edit(session), interval);
  };

  /** Turns what only needs another try later into what says so; our own bugs go on as they are. */
  async function unlessAway<T>(job: Job, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!mayPass(error)) throw error;
      log.warn({ job: job.id, ...describeError(error) }, "Discord has to be asked again later");
      // The request's own error stays here: it holds the request's address, and so the token.
      throw new TryLater(`Discord cannot be asked about job ${job.id} for now.`);
    }
  }

  /** A copy for whoever wants one of everything; that it fails costs nobody their pictures. */
  async function copyIfWanted(job: Job, channelId: string | undefined): Promise<void> {
    try {
      if (!(await options.wantsCopy?.(job.userId))) return;
      // Pictures that came by direct message are there already.
      if (job.guildId === undefined || channelId === undefined) return;
      const load = ({ hash }: { readonly hash: string }) => options.loadPicture(hash);
      const words = discordWords(await options.languages.of(job.userId));
      const once = `${job.id}:copy`;
      const modelName = options.modelName(job.request.model);
      await sendCopy({ requests, images: options.images, load }, job, { modelName, words, once });
    } catch (error) {
      log.warn({ job: job.id, ...describeError(error) }, "A copy was not sent");
    }
  }

  return {
    waiting: (job, position) =>
      show(job, WAITING_INTERVAL_MS, (session) => showWaiting(tools, session, job, position)),
    running: (job, progress) =>
      show(job, progressInterval, (session) => showRunning(tools, session, job, progress)),

    async deliver(job, pictures) {
      // A job that this process has not shown was finished by an earlier one, which may have sent it.
      const again = sessions.known(job)?.tried ?? true;
      const session = sessions.of(job);
      session.tried = true;
      await session.chain.settle();
      const delivery = await unlessAway(job, async () =>
        handOver(tools, await endingOf(session, job), pictures, again),
      );
      sessions.end(job);
      if (delivery.outcome === "delivered") await copyIfWanted(job, delivery.channelId);
      return delivery;
    },

    async ended(job) {
      const known = sessions.known(job);
      const again = known?.tried ?? known === undefined;
      const session = sessions.of(job);
      session.tried = true;
      await session.chain.settle();
      const told = await unlessAway(job, async () =>
        showEnd(tools, await endingOf(session, job), again),
      );
      sessions.end(job);
      return told;
    },

    async settle(job) {
      const session = sessions.known(job);
      sessions.end(job);
      await session?.chain.settle();
    },

    acknowledged: (job) => unlessAway(job, () => wasAcknowledged(requests, job, now())),

    tellChannel: async (channelId, message) => {
      await tellChannel(
        tools,
        channelId,
        message,
        discordWords(await options.channelLocale(channelId)),
      );
    },

    tellOperator: async (userId, message) => {
      const words = discordWords(await options.languages.of(userId));
      await tellOperator(tools, userId, message, words);
    },
  };
}

/** Whether trying again later can help: the network, Discord, or this machine is out of order. */
function mayPass(error: unknown): boolean {
  return (
    error instanceof StorageError || problemOf(error, true) === "passing" || isMachineError(error)
  );
}

const userSchema = z.object({ id: z.string() });
