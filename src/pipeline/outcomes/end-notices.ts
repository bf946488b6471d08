import type { Job, JobState } from "../../domain/job.ts";
import type { Logger } from "../../lib/logger.ts";
import type { JobStore, Transition } from "../../storage/job-store.ts";
import type { SettingsStore } from "../../storage/settings-store.ts";
import type { Audience } from "../audience.ts";
import { Pending } from "../pending.ts";

type End = Extract<JobState, "failed" | "cancelled" | "refused">;

const NAME = "pipeline.untold-ends";

/**
 * Ends jobs without pictures, and sees to it that their owners hear of it although the process
 * may die between the two: the intention is noted before, and forgotten after.
 */
export class EndNotices {
  readonly #jobs: JobStore;
  readonly #settings: SettingsStore;
  readonly #audience: Pick<Audience, "ended">;
  readonly #log: Logger;
  readonly #untold = new Set<string>();
  readonly #telling = new Pending();

  constructor(parts: {
    readonly jobs: JobStore;
    readonly settings: SettingsStore;
    readonly audience: Pick<Audience, "ended">;
    readonly log: Logger;
  }) {
    this.#jobs = parts.jobs;
    this.#settings = parts.settings;
    this.#audience = parts.audience;
    this.#log = parts.log;
  }

  /** Ends a job; its owner is told meanwhile. Undefined when the job could not end so any more. */
  async end(id: string, to: End, change: Transition = {}): Promise<Job | undefined> {
    this.#untold.add(id);
    await this.#save();
    const job = await this.#jobs.move(id, to, change);
    if (job === undefined) await this.#forget(id);
    else this.#tell(job);
    return job;
  }

  /** Tells what an earlier process could not. */
  async recover(): Promise<void> {
    const noted = await this.#settings.get(NAME);
    for (const id of noted === undefined ? [] : readIds(noted)) {
      const job = await this.#jobs.find(id);
      if (job !== undefined && isEnd(job.state)) {
        this.#untold.add(id);
        this.#tell(job);
      }
    }
  }

  /** Resolves when everybody has been told. */
  async idle(): Promise<void> {
    await this.#telling.idle();
  }

  #tell(job: Job): void {
    const telling = this.#audience
      .ended(job)
      .then(() => this.#forget(job.id))
      .catch((error: unknown) => this.#log.error({ job: job.id, error }, "an end was not told"));
    void this.#telling.track(telling);
  }

  async #forget(id: string): Promise<void> {
    this.#untold.delete(id);
    await this.#save();
  }

  async #save(): Promise<void> {
    await this.#settings.set(NAME, [...this.#untold].join(" "));
  }
}

function isEnd(state: JobState): state is End {
  return state === "failed" || state === "cancelled" || state === "refused";
}

function readIds(noted: string): readonly string[] {
  return noted.split(" ").filter((id) => id !== "");
}
