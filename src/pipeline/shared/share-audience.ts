import type { Job } from "../../domain/job.ts";
import type { Logger } from "../../lib/logger.ts";
import { type Bus, fieldsOf } from "../../redis/bus.ts";
import type { JobStore } from "../../storage/job-store.ts";
import type { Audience } from "../audience.ts";
import { topics } from "../topics.ts";
import type { Elsewhere } from "./elsewhere.ts";
import { hearProgress, ProgressFeed } from "./progress-feed.ts";

/** A gateway that lives answers within this; one that does not shows nothing any more either. */
const SETTLE_MS = 1000;

/** What an audience is shared with. */
export interface SharedAudienceParts {
  readonly bus: Bus;
  readonly jobs: Pick<JobStore, "find">;
  readonly elsewhere: Elsewhere;
  readonly log: Logger;
  /** Whether the messages of this place are this process's to show: those of its shards. */
  readonly shows: (place: Pick<Job, "guildId">) => boolean;
}

/**
 * Shares the showing of jobs between processes. The progress of a job is shown by the gateway of its
 * server, whoever draws it; what comes last is written by whoever drew it, after that gateway has let
 * go of the message, so that no late progress overwrites the pictures.
 */
export function shareAudience(inner: Audience, parts: SharedAudienceParts): Audience {
  const { bus, jobs, elsewhere, log, shows } = parts;
  const feed = new ProgressFeed(bus);

  hearProgress(bus, (told) => {
    elsewhere.note(told);
    // All processes hear of it; only the one that shows it reads the job.
    if (!shows(told)) return;
    jobs.find(told.id).then(
      (job) =>
        job?.state === "running" && shows(job) && elsewhere.has(job.id)
          ? inner.running(job, told.progress)
          : undefined,
      (error: unknown) => log.debug({ job: told.id, error }, "its progress is not shown"),
    );
  });

  bus.answer(topics.settle, async (question) => {
    const { id } = fieldsOf(question);
    if (typeof id !== "string") return undefined;
    elsewhere.forget(id);
    const job = await jobs.find(id);
    if (job === undefined || !shows(job)) return undefined;
    await inner.settle?.(job);
    return { settled: true };
  });

  /** The job as it is stored once nobody else writes its message. */
  async function settled(job: Job): Promise<Job> {
    feed.end(job.id);
    if (shows(job)) return job;
    await bus.ask(topics.settle, { id: job.id }, SETTLE_MS);
    // Its message may have become known meanwhile.
    const stored = await jobs.find(job.id);
    return stored === undefined ? job : { ...job, target: stored.target };
  }

  return {
    ...inner,
    waiting(job, position) {
      if (shows(job)) inner.waiting(job, position);
    },
    running(job, progress) {
      if (shows(job)) inner.running(job, progress);
      else feed.tell(job, progress);
    },
    deliver: async (job, pictures) => inner.deliver(await settled(job), pictures),
    ended: async (job) => inner.ended(await settled(job)),
  };
}
