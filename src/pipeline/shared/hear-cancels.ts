import { CancelledByOwner } from "../../domain/abort-reasons.ts";
import type { Logger } from "../../lib/logger.ts";
import { type Bus, fieldsOf } from "../../redis/bus.ts";
import type { JobStore } from "../../storage/job-store.ts";
import type { JobInHand } from "../queue/dispatcher.ts";
import { topics } from "../topics.ts";

/** Ends what runs here as soon as its owner cancels it in another process. The row is what counts. */
export function hearCancels(parts: {
  readonly bus: Bus;
  readonly jobs: Pick<JobStore, "find">;
  readonly inHand: ReadonlyMap<string, JobInHand>;
  readonly log: Logger;
}): void {
  const { bus, jobs, inHand, log } = parts;
  bus.hear(topics.cancel, (message) => {
    const { id } = fieldsOf(message);
    if (typeof id !== "string" || !inHand.has(id)) return;
    jobs.find(id).then(
      (job) => job?.cancelRequested === true && inHand.get(id)?.abort(new CancelledByOwner()),
      (error: unknown) => log.warn({ job: id, error }, "a cancel is heard at the next heartbeat"),
    );
  });
}
