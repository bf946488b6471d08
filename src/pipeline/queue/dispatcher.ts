import type { Job } from "../../domain/job.ts";
import type { Logger } from "../../lib/logger.ts";
import type { OpenModels } from "../../storage/job-store.ts";
import type { Progress } from "../audience.ts";
import type { Clock } from "../clock.ts";
import type { JobSource } from "./job-source.ts";

/** After the storage failed, the queue looks again after this long. */
const TROUBLE_WAIT_MS = 1000;

/** A job that runs in this process. */
export interface JobInHand {
  readonly job: Job;
  readonly progress: Progress | undefined;
  /** Aborts the run with this reason. */
  abort(reason: Error): void;
  /** Resolves when the job's state is settled in the journal (or left for the next start). */
  readonly concluded: Promise<void>;
  /** Resolves when the model has let go of it. */
  readonly released: Promise<void>;
}

/** What the dispatcher needs to know of models and of running a job. */
export interface Workshop {
  /** The configured models, each with the account that its jobs occupy. */
  models(): readonly { readonly id: string; readonly account: string }[];
  /** Whether an account may take one more job beside `busy`. */
  hasRoom(account: string, busy: number): boolean;
  /** Whether a job that was taken may still begin; one that is being ended may not. */
  mayBegin(job: Job): boolean;
  begin(job: Job): JobInHand;
  /** The queue or what runs has changed. */
  changed(): void;
}

/**
 * Takes jobs from the queue as soon as their account has room, the fairest first. It looks when
 * something happened (an order, an end, a rest that is over), never on a timer.
 */
export class Dispatcher {
  readonly #jobs: Pick<JobSource, "takeNext">;
  readonly #workshop: Workshop;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #inHand = new Map<string, JobInHand>();
  readonly #busy = new Map<string, number>();
  readonly #stopping = new AbortController();
  readonly #errands: (() => Promise<void>)[] = [];
  #taking: Promise<void> | undefined;
  #again = false;
  #started = false;

  constructor(
    jobs: Pick<JobSource, "takeNext">,
    workshop: Workshop,
    parts: { readonly clock: Clock; readonly log: Logger },
  ) {
    this.#jobs = jobs;
    this.#workshop = workshop;
    this.#clock = parts.clock;
    this.#log = parts.log;
  }

  /** The jobs that run now, by id. */
  get inHand(): ReadonlyMap<string, JobInHand> {
    return this.#inHand;
  }

  /** Begins to take jobs: what an earlier process left running must be back in the queue by then. */
  start(): void {
    this.#started = true;
    this.wake();
  }

  /** Looks whether another job can be taken; changes nothing before the start. */
  wake(): void {
    if (!this.#started || this.#stopping.signal.aborted) return;
    this.#again = true;
    this.#taking ??= this.#takeAll().finally(() => {
      this.#taking = undefined;
      if (this.#again) this.wake();
    });
  }

  /** Does something between two jobs, while every job that was taken is in hand. */
  between(errand: () => Promise<void>): void {
    this.#errands.push(errand);
    if (this.#started) this.wake();
    else void this.#runErrands();
  }

  /** Resolves when every job that was taken so far is in hand. */
  async settled(): Promise<void> {
    await this.#taking;
  }

  /** Takes nothing more; what runs goes on. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#taking;
  }

  async #takeAll(): Promise<void> {
    while (this.#again && !this.#stopping.signal.aborted) {
      this.#again = false;
      try {
        for (const errand of this.#errands.splice(0)) await errand();
        await this.#takeSome();
      } catch (error) {
        this.#log.error({ error }, "no job could be taken from the queue");
        this.#wakeLater();
      }
    }
  }

  /** Of a dispatcher that takes no jobs. */
  async #runErrands(): Promise<void> {
    try {
      for (const errand of this.#errands.splice(0)) await errand();
    } catch (error) {
      this.#log.error({ error }, "what others left could not be taken up");
    }
  }

  #wakeLater(): void {
    this.#clock.sleep(TROUBLE_WAIT_MS, this.#stopping.signal).then(
      () => this.wake(),
      () => {},
    );
  }

  async #takeSome(): Promise<void> {
    for (;;) {
      const job = await this.#jobs.takeNext(this.#openModels());
      if (job === undefined) return;
      if (this.#workshop.mayBegin(job)) this.#take(job);
      if (this.#stopping.signal.aborted) return;
    }
  }

  /** Models that are not configured stay open: their jobs fail as soon as they are taken. */
  #openModels(): OpenModels {
    const full = this.#workshop
      .models()
      .filter(({ account }) => !this.#workshop.hasRoom(account, this.#busy.get(account) ?? 0));
    return { except: full.map(({ id }) => id) };
  }

  #accountOf(model: string): string {
    return this.#workshop.models().find(({ id }) => id === model)?.account ?? "";
  }

  #take(job: Job): void {
    const account = this.#accountOf(job.request.model);
    this.#busy.set(account, (this.#busy.get(account) ?? 0) + 1);
    const inHand = this.#workshop.begin(job);
    this.#inHand.set(job.id, inHand);
    void inHand.concluded.finally(() => {
      // A job that was put back may be in hand again already.
      if (this.#inHand.get(job.id) === inHand) this.#inHand.delete(job.id);
      this.#workshop.changed();
    });
    void inHand.released.finally(() => {
      this.#busy.set(account, (this.#busy.get(account) ?? 1) - 1);
      this.wake();
    });
    this.#workshop.changed();
  }
}
