import { StorageError } from "../../domain/errors.ts";
import type { Job } from "../../domain/job.ts";
import type { Logger } from "../../lib/logger.ts";
import { untilAborted } from "../../lib/until-aborted.ts";
import type { JobStore } from "../../storage/job-store.ts";
import type { OutboxEntry, OutboxStore } from "../../storage/outbox-store.ts";
import { type Audience, TryLater } from "../audience.ts";
import type { Clock } from "../clock.ts";
import type { Observer } from "../observer.ts";
import { StudioStopping } from "../../domain/abort-reasons.ts";
import { handOver } from "./hand-over.ts";
import { retryWait } from "./retry-wait.ts";
import { bugOfDelivery } from "./undelivered.ts";

/** What the outbox is worked off with. */
export interface OutboxParts {
  readonly jobs: JobStore;
  readonly outbox: OutboxStore;
  readonly audience: Audience;
  readonly clock: Clock;
  readonly observer?: Observer | undefined;
  readonly log: Logger;
  /** Where several processes hand things over: called when one was left to the others. */
  readonly leftToOthers?: (() => void) | undefined;
}

/**
 * Works off what has to reach somebody: pictures, ends of jobs, words for operators. While the
 * network or the disk is away each is tried again, however long that takes; what is interrupted is
 * taken up at the next start, and the audience sees to it that it arrives once. A bug of our own
 * ends an entry with an incident, because trying again would not help.
 */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #stopping = new AbortController();
  readonly #underWay = new Map<string, Promise<void>>();

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** Begins to hand over a job that is made. */
  deliver(job: Job): void {
    this.#begin({ id: this.#parts.outbox.idOf("delivery", job.id), kind: "delivery", job });
  }

  /** Begins to tell the end of a job. */
  tellEnd(job: Job): void {
    this.#begin({ id: this.#parts.outbox.idOf("end", job.id), kind: "end", job });
  }

  /** Begins to work off everything that nobody else works off. */
  async takeUp(): Promise<number> {
    const entries = await this.#parts.outbox.takeUp();
    for (const entry of entries) this.#begin(entry);
    return entries.length;
  }

  /** Whether anything is under way. */
  get isBusy(): boolean {
    return this.#underWay.size > 0;
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.isBusy) await Promise.all(this.#underWay.values());
  }

  /** Interrupts what is under way. */
  async stop(): Promise<void> {
    this.#stopping.abort(new StudioStopping());
    await this.idle();
  }

  /** A second time for the same entry changes nothing. */
  #begin(entry: OutboxEntry): void {
    if (this.#underWay.has(entry.id) || this.#stopping.signal.aborted) return;
    const work = this.#workOff(entry).finally(() => this.#underWay.delete(entry.id));
    this.#underWay.set(entry.id, work);
  }

  async #workOff(entry: OutboxEntry): Promise<void> {
    const { clock, log } = this.#parts;
    const { signal } = this.#stopping;
    const about = { entry: entry.id };
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      try {
        if (!(await untilAborted(this.#attempt(entry), signal))) await this.#leave(entry.id);
        return;
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof TryLater) && !(error instanceof StorageError)) {
          await this.#giveUp(entry, error);
          return;
        }
        log.warn({ ...about, attempt, error }, "it could not be handed over and is tried again");
      }
      await clock.sleep(retryWait(attempt), signal).catch(() => {});
    }
  }

  /** Whether this process could do it; otherwise another one has to. */
  async #attempt(entry: OutboxEntry): Promise<boolean> {
    const { audience, outbox, leftToOthers } = this.#parts;
    // Where others hand over too, the entry says who does.
    if (leftToOthers !== undefined && !(await outbox.claim(entry.id))) return true;
    switch (entry.kind) {
      case "delivery": {
        const failed = await handOver(entry.job, this.#parts);
        if (failed === "elsewhere") return false;
        if (failed !== undefined) this.tellEnd(failed);
        return true;
      }
      case "end":
        if ((await audience.ended(entry.job)) === "elsewhere") return false;
        break;
      case "operator":
        await audience.tellOperator?.(entry.userId, entry.message);
        break;
      case "channel":
        await audience.tellChannel?.(entry.channelId, entry.message);
        break;
    }
    await outbox.done(entry.id);
    return true;
  }

  async #leave(id: string): Promise<void> {
    await this.#parts.outbox.release(id);
    this.#parts.leftToOthers?.();
  }

  async #giveUp(entry: OutboxEntry, error: unknown): Promise<void> {
    const { jobs, outbox, log } = this.#parts;
    const jobId = "job" in entry ? entry.job.id : undefined;
    const failure = bugOfDelivery(error, { log, entry: entry.id, jobId: jobId ?? "" });
    try {
      if (entry.kind !== "delivery") return await outbox.done(entry.id);
      const failed = await jobs.move(entry.job.id, "failed", { failure });
      if (failed !== undefined) this.tellEnd(failed);
    } catch (storing) {
      log.error({ entry: entry.id, error: storing }, "an end could not be stored");
    }
  }
}
