import { UserError } from "../../domain/errors.ts";
import type { Logger } from "../../lib/logger.ts";
import type { JobStore } from "../../storage/job-store.ts";
import { say } from "../../words/index.ts";
import type { Clock } from "../clock.ts";
import type { EndNotices } from "../outcomes/end-notices.ts";
import { failureOf } from "../outcomes/failure.ts";

/** A worker may be away for an update, or a machine be repaired. */
const PATIENCE_MS = 15 * 60_000;

/** What jobs without a model are found and ended with. */
export interface HomelessParts {
  readonly jobs: Pick<JobStore, "tickets">;
  readonly notices: Pick<EndNotices, "end">;
  /** Ids of the models of all processes. */
  readonly models: () => readonly string[];
  readonly clock: Pick<Clock, "monotonic">;
  readonly log: Logger;
}

/**
 * Ends jobs whose model no process has had for a quarter of an hour: nobody would ever take them, and
 * their owners are told why.
 */
export class HomelessJobs {
  readonly #parts: HomelessParts;
  /** Since when each model is missed. */
  readonly #missed = new Map<string, number>();

  constructor(parts: HomelessParts) {
    this.#parts = parts;
  }

  async look(): Promise<void> {
    const { jobs, notices, models, clock, log } = this.#parts;
    const known = new Set(models());
    for (const model of this.#missed.keys()) if (known.has(model)) this.#missed.delete(model);
    for (const { id, model } of await jobs.tickets()) {
      if (known.has(model)) continue;
      const since = this.#missed.get(model) ?? clock.monotonic();
      this.#missed.set(model, since);
      if (clock.monotonic() - since < PATIENCE_MS) continue;
      log.warn({ job: id, model }, "no process has this job's model any more");
      const gone = new UserError("unknown-model", say("failure.model-gone", { model }));
      await notices.end(id, "failed", {
        failure: failureOf(gone, { incident: "", openCalls: false }),
      });
    }
  }
}
