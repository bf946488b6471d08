import type { Job } from "../../domain/job.ts";
import type { Logger } from "../../lib/logger.ts";
import type { JobStore } from "../../storage/job-store.ts";
import type { Audience } from "../audience.ts";
import type { Clock } from "../clock.ts";
import type { Observer } from "../observer.ts";

/**
 * Hands a finished job to its audience once, and stores where it went. Gives the job as it failed
 * when no place took the pictures: its owner has to be told that; "elsewhere" when another process
 * has to do it. Rejects with what the audience
 * rejects with.
 */
export async function handOver(
  job: Job,
  parts: {
    readonly jobs: Pick<JobStore, "find" | "move" | "setDelivery">;
    readonly audience: Pick<Audience, "deliver">;
    readonly clock: Pick<Clock, "now">;
    readonly observer?: Observer | undefined;
    readonly log: Logger;
  },
): Promise<Job | undefined | "elsewhere"> {
  const { jobs, audience, log } = parts;
  // Somebody else may have done it while this waited.
  if ((await jobs.find(job.id))?.state !== "made") return undefined;
  const delivery = await audience.deliver(job, job.pictures);
  if (delivery.outcome === "delivered") {
    const { channelId, messageId } = delivery;
    await jobs.setDelivery(job.id, { channelId, messageId });
    const delivered = await jobs.move(job.id, "delivered");
    if (delivered) parts.observer?.delivered(delivered, parts.clock.now() - job.createdAt);
    return undefined;
  }
  if (delivery.outcome === "elsewhere") return "elsewhere";
  const { failure } = delivery;
  log.warn({ job: job.id, code: failure.code }, "no place took the pictures");
  return jobs.move(job.id, "failed", { failure });
}
