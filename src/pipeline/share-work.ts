import type { Logger } from "../lib/logger.ts";
import type { JobStore } from "../storage/job-store.ts";
import type { Clock } from "./clock.ts";
import type { EndNotices } from "./outcomes/end-notices.ts";
import type { Outbox } from "./outcomes/outbox.ts";
import type { Dispatcher } from "./queue/dispatcher.ts";
import { hearCancels } from "./shared/hear-cancels.ts";
import { HomelessJobs } from "./shared/homeless-jobs.ts";
import { letGoOfLost } from "./shared/lost-leases.ts";
import type { SharedSource, SharedWork } from "./shared-work.ts";
import { topics } from "./topics.ts";

/** Joins a studio to those of other processes; gives what is done for that at each heartbeat. */
export function shareWork(
  { role, bus }: SharedWork,
  parts: {
    readonly source: SharedSource;
    readonly jobs: JobStore;
    readonly outbox: Outbox;
    readonly dispatcher: Dispatcher;
    readonly clock: Clock;
    readonly log: Logger;
    /** The queue has changed. */
    readonly placesChanged: () => void;
    readonly notices: EndNotices;
    /** Ids of the models of all processes. */
    readonly models: () => readonly string[];
  },
): () => Promise<void> {
  const { source, jobs, outbox, dispatcher, log, placesChanged } = parts;
  const { inHand } = dispatcher;
  source.onWake(() => dispatcher.wake());
  // Whatever begins or gets further elsewhere changes the places of those who wait here.
  bus.hear(topics.progress, placesChanged);
  hearCancels({ bus, jobs, inHand, log });
  if (role !== "worker") {
    bus.hear(topics.outbox, () => {
      outbox.takeUp().catch((error: unknown) => {
        log.warn({ error }, "what was left to this process is taken up at the next heartbeat");
      });
    });
  }
  const homeless = new HomelessJobs(parts);
  return async () => {
    if (role !== "worker") await homeless.look();
    await letGoOfLost(jobs, inHand, log);
    await source.restock();
    source.look();
    placesChanged();
  };
}
