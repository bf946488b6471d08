import { Routes } from "discord.js";
import { z } from "zod";
import type { Job, Picture } from "../domain/job.ts";
import { newIncident } from "../lib/incident.ts";
import type { Logger } from "../lib/logger.ts";
import { isMachineError } from "../lib/machine-error.ts";
import { sleep } from "../lib/sleep.ts";
import type { Audience, Delivery } from "../pipeline/audience.ts";
import type { JobStore } from "../storage/job-store.ts";
import type { SettingsStore } from "../storage/settings-store.ts";
import { describeError } from "./connection/describe-error.ts";
import type { DiscordRequests } from "./connection/discord-requests.ts";
import { troubleOf } from "./connection/trouble.ts";
import type { JobAtItsEnd } from "./delivery/delivery-tools.ts";
import { handOver, type HandOverTools } from "./delivery/hand-over.ts";
import { createPingMemory } from "./delivery/ping-owner.ts";
import { showEnd } from "./delivery/show-end.ts";
import { brokenDelivery } from "./delivery/undeliverable.ts";
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

/** Waits between the attempts to say that a job ended, while Discord cannot be reached. */
const END_RETRIES_MS = [2000, 10_000, 60_000, 300_000];

/** What a Discord audience is made of. */
export interface AudienceOptions {
  /** Requests with the bot's token, repeated by themselves when the network fails. */
  readonly requests: DiscordRequests;
  /** Requests that are never repeated, for what must not happen twice. */
  readonly requestsOnce: DiscordRequests;
  readonly jobs: Pick<JobStore, "setPlace" | "find">;
  readonly settings: SettingsStore;
  readonly images: FileTools;
  /** The original file by its content hash, or undefined when it is no longer kept. */
  readonly loadPicture: (hash: string) => Promise<Uint8Array | undefined>;
  readonly log: Logger;
  readonly now: () => number;
  /** The name of a model for display, by its id. */
  readonly modelName: (id: string) => string | undefined;
  /** Bytes that a file may have in the channels of a server (absent: in direct messages). */
  readonly channelLimit: (guildId: string | undefined) => number;
  /** Milliseconds between two progress edits of a message; 1,200 unless told. */
  readonly progressInterval?: number | undefined;
  /** Milliseconds that the first progress of a job waits; none unless told. */
  readonly firstEditAfter?: number | undefined;
  /** How it waits; the system's timers unless told. */
  readonly sleep?: Sleep | undefined;
}

/**
 * Those who watch a job in Discord. All messages go through plain REST requests built from what is
 * stored of a job's place, so that jobs from before a restart are served like any other.
 */
export function createDiscordAudience(options: AudienceOptions): Audience {
  const { log, now, requests, progressInterval = PROGRESS_INTERVAL_MS } = options;
  const pause: Sleep = options.sleep ?? ((ms, signal) => sleep(ms, signal, { ref: false }));
  const sessions = new JobSessions({ log, now, sleep: pause, firstAfter: options.firstEditAfter });
  let botId: Promise<string> | undefined;

  const viewOptions = async (session: JobSession, job: Job): Promise<ViewOptions> => {
    session.parentUrl ??= parentUrlOf(job, (id) => options.jobs.find(id));
    // The model is never remembered: another one may have taken over since.
    return { modelName: options.modelName(job.request.model), parentUrl: await session.parentUrl };
  };

  const tools: HandOverTools & ProgressTools = {
    ...options,
    viewOptions,
    pings: createPingMemory(options.settings),
    botId: async () => {
      botId ??= requests.get(Routes.user()).then((answer) => userSchema.parse(answer).id);
      botId.catch(() => (botId = undefined));
      return await botId;
    },
  };

  const endingOf = async (session: JobSession, job: Job): Promise<JobAtItsEnd> => ({
    job,
    place: session.place,
    shown: session.attachments,
    viewOptions: await viewOptions(session, job),
  });

  const show = (job: Job, interval: number, edit: (session: JobSession) => Promise<void>): void => {
    if (sessions.hasEnded(job) || job.place.kind === "terminal") return;
    const session = sessions.of(job);
    session.chain.show(() => edit(session), interval);
  };

  /** Notes an error that is no trouble of Discord's, and gives the number under which it did so. */
  const noteBug = (job: Job, error: unknown): string => {
    const incident = newIncident();
    log.error({ job: job.id, incident, ...describeError(error) }, "A bug in a job's messages");
    return incident;
  };

  /** Hands a job over; undefined when that has to wait. A bug ends it, once. */
  async function attempt(
    session: JobSession,
    job: Job,
    pictures: readonly Picture[],
    again: boolean,
  ): Promise<Delivery | undefined> {
    try {
      return await handOver(tools, await endingOf(session, job), pictures, again);
    } catch (error) {
      if (!mayPass(error))
        return { outcome: "undeliverable", failure: brokenDelivery(noteBug(job, error)) };
      log.warn({ job: job.id, ...describeError(error) }, "A delivery has to wait");
      return undefined;
    }
  }

  return {
    waiting: (job, place) =>
      show(job, WAITING_INTERVAL_MS, (session) => showWaiting(tools, session, job, place)),
    running: (job, progress) =>
      show(job, progressInterval, (session) => showRunning(tools, session, job, progress)),

    async deliver(job, pictures) {
      // A job that this process has not shown was finished by an earlier one, which may have sent it.
      const again = sessions.known(job)?.tried ?? true;
      const session = sessions.of(job);
      session.tried = true;
      await session.chain.settle();
      const delivery = await attempt(session, job, pictures, again);
      // The request's own error stays here: it holds the request's address, and so the token.
      if (delivery === undefined) throw new Error(`Job ${job.id} cannot be delivered for now.`);
      if (delivery.outcome === "undeliverable") {
        // The pictures are nowhere: says so, if only on the message that waits for them.
        const failed: Job = { ...job, state: "failed", failure: delivery.failure };
        await endingOf(session, failed)
          .then((ending) => showEnd(tools, ending, false))
          .catch((error: unknown) =>
            log.warn({ job: job.id, ...describeError(error) }, "Could not explain a lost delivery"),
          );
      }
      sessions.end(job);
      return delivery;
    },

    async ended(job) {
      const again = sessions.known(job) === undefined;
      const session = sessions.of(job);
      await session.chain.settle();
      for (const wait of [...END_RETRIES_MS, undefined]) {
        try {
          await showEnd(tools, await endingOf(session, job), again);
          break;
        } catch (error) {
          if (!mayPass(error)) {
            noteBug(job, error);
            break;
          }
          log.warn({ job: job.id, ...describeError(error) }, "Could not say that a job ended");
          if (wait !== undefined) await pause(wait);
        }
      }
      sessions.end(job);
    },
  };
}

/** Whether trying again later can help: the network, Discord, or this machine is out of order. */
function mayPass(error: unknown): boolean {
  return troubleOf(error, true) === "passing" || isMachineError(error);
}

const userSchema = z.object({ id: z.string() });
