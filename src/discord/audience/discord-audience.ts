import { Routes } from "discord.js";
import { z } from "zod";
import type { FailureRecord } from "../../domain/failure.ts";
import type { Job, Picture } from "../../domain/job.ts";
import { type Audience, type Delivery, TryLater } from "../../pipeline/audience.ts";
import { describeError } from "../describe-error.ts";
import { answerMessage } from "./answer-message.ts";
import { readParentUrl } from "./audience-tools.ts";
import type { AudienceOptions, AudienceTools } from "./audience-tools.ts";
import { deliverPictures } from "./deliver.ts";
import { fitPictures } from "./fit-pictures.ts";
import { noteMessage } from "./job-session.ts";
import type { JobSession } from "./job-session.ts";
import { JobSessions } from "./job-sessions.ts";
import { sleep } from "./message-chain.ts";
import { pingOwner } from "./ping-owner.ts";
import { showEnd } from "./show-end.ts";
import { showRunning, showWaiting } from "./show-progress.ts";
import { tellOperator } from "./tell-operator.ts";
import { deliveredPlace, tidyUp } from "./tidy-up.ts";
import { troubleOf } from "./trouble.ts";
import { removedBeforeDelivery, undeliverable } from "./undeliverable.ts";
import { wasAcknowledged } from "./was-acknowledged.ts";
import { waysOf } from "./ways.ts";

/** Discord allows about five edits of a message in five seconds. */
const PROGRESS_INTERVAL_MS = 1200;

/** Places change for everybody at once, and the bot has fifty requests a second for all of them. */
const WAITING_INTERVAL_MS = 5000;

/**
 * Those who watch a job in Discord. All messages go through plain REST requests built from what is
 * stored of a job's place, so that jobs from before a restart are served like any other.
 */
export function createDiscordAudience(options: AudienceOptions): Audience {
  const { log, now, requests, progressInterval = PROGRESS_INTERVAL_MS } = options;
  const pause = options.sleep ?? sleep;
  const sessions = new JobSessions({ log, now, sleep: pause });
  let botId: Promise<string> | undefined;

  const tools: AudienceTools = {
    ...options,
    botId: async () => {
      botId ??= requests.get(Routes.user()).then((answer) => userSchema.parse(answer).id);
      botId.catch(() => (botId = undefined));
      return await botId;
    },
    viewOptions: async (session, job) => {
      session.parentUrl ??= readParentUrl(options, job);
      // The model is never remembered: another one may have taken over since.
      return {
        modelName: options.modelName(job.request.model),
        parentUrl: await session.parentUrl,
      };
    },
  };

  const show = (job: Job, interval: number, edit: (session: JobSession) => Promise<void>): void => {
    if (sessions.hasEnded(job) || job.place.kind === "terminal") return;
    const session = sessions.of(job);
    session.chain.show(() => edit(session), interval);
  };

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
      const delivery = await unlessAway(job, () => deliverTo(session, job, pictures, again));
      sessions.end(job);
      return delivery;
    },

    async ended(job) {
      const known = sessions.known(job);
      const again = known?.tried ?? known === undefined;
      const session = sessions.of(job);
      session.tried = true;
      await session.chain.settle();
      await unlessAway(job, () => showEnd(tools, session, job, again));
      sessions.end(job);
    },

    acknowledged: (job) => unlessAway(job, () => wasAcknowledged(requests, job, now())),

    tellOperator: async (userId, message) => {
      await tellOperator(tools, userId, message);
    },
  };

  /** Turns what only needs another try later into what says so; our own bugs go on as they are. */
  async function unlessAway<T>(job: Job, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (troubleOf(error, true) !== "passing") throw error;
      log.warn({ job: job.id, ...describeError(error) }, "Discord has to be asked again later");
      // The request's own error stays here: it holds the request's address, and so the token.
      throw new TryLater(`Discord cannot be asked about job ${job.id} for now.`);
    }
  }

  async function deliverTo(
    session: JobSession,
    job: Job,
    pictures: readonly Picture[],
    again: boolean,
  ): Promise<Delivery> {
    const { place } = session;
    const answer = answerMessage(requests, place, now());
    const { splitFiles } = options.images;
    const result = await deliverPictures({
      job,
      pictures,
      again,
      splitFiles,
      ways: waysOf({ ...tools, job, place, answer, shown: session.attachments }),
      viewOptions: await tools.viewOptions(session, job),
      fit: (some, limit) => fitPictures(options.loadPicture, options.images, job, some, limit),
      onTrouble: (way, trouble, error) =>
        log.warn(
          { job: job.id, way: way.kind, trouble, ...describeError(error) },
          "A way of delivery is closed",
        ),
    });
    if (result.outcome === "removed") return failed(removedBeforeDelivery());
    if (result.outcome === "undeliverable") return failed(undeliverable(result.troubles, job.id));
    const { message, way } = result;
    if (way.kind === "answer") {
      noteMessage(session, message);
      await pingOwner(tools, job, place, message);
    } else {
      const where = deliveredPlace(place, message, way.kind);
      await tidyUp(tools, job, place, where);
      // Later messages link to this one.
      await options.jobs.setPlace(job.id, where);
    }
    return { outcome: "delivered", channelId: message.channel_id, messageId: message.id };
  }
}

const userSchema = z.object({ id: z.string() });

function failed(failure: FailureRecord): Delivery {
  return { outcome: "undeliverable", failure };
}
