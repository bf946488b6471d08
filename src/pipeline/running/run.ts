import { setImmediate as nextTurn } from "node:timers/promises";
import { EaselError, ProviderError } from "../../domain/errors.ts";
import type { Job } from "../../domain/job.ts";
import { requestOfPicture } from "../../domain/request.ts";
import type { GenerationEvent, GenerationPlan, ImageModel } from "../../providers/image-model.ts";
import { untilAborted } from "../../lib/until-aborted.ts";
import type { AccountReport } from "../../storage/job-store.ts";
import type { AccountPace } from "../pacing/account-pace.ts";
import { noteAccount } from "../outcomes/account-report.ts";
import type { CallJournal } from "./call-journal.ts";
import type { Clock } from "../clock.ts";
import type { StudioDependencies } from "../dependencies.ts";
import { Pending } from "../pending.ts";
import { ProgressMeter } from "./progress-meter.ts";
import { sourceReader } from "./request-source.ts";
import { type Loss, missingPositions, type RunResult, storedPositions } from "./run-result.ts";

type RunDependencies = Pick<
  StudioDependencies,
  "storage" | "images" | "audience" | "log" | "version"
> & {
  readonly clock: Clock;
};
type PictureEvent = Extract<GenerationEvent, { readonly type: "picture" }>;

/**
 * One run of one job: lets the model make the pictures that are still missing, and stores every
 * event before it asks for the next. It leaves the job's state alone; what follows from its result
 * is decided in conclude.ts.
 */
export class Run {
  readonly #dependencies: RunDependencies;
  readonly #model: ImageModel;
  readonly #plan: GenerationPlan;
  readonly #account: AccountPace;
  readonly #signal: AbortSignal;
  readonly #acknowledged: Promise<Job | undefined>;
  readonly #losses: Loss[] = [];
  readonly #reports = new Pending();
  readonly #meter: ProgressMeter;
  readonly #journal: CallJournal;
  #job: Job;
  /** Resolves when the model has really let go, which an abort may come before. */
  released: Promise<unknown> = Promise.resolve();

  constructor(
    dependencies: RunDependencies,
    parts: {
      readonly job: Job;
      readonly model: ImageModel;
      readonly plan: GenerationPlan;
      readonly journal: CallJournal;
      readonly account: AccountPace;
      readonly signal: AbortSignal;
      readonly expectedMs: number | undefined;
      /**
       * The job at the place of its answer, once its owner was told that it is taken; undefined when
       * it is withdrawn. Until then nothing is shown, drawn or sent: only what costs nothing begins.
       */
      readonly acknowledged: Promise<Job | undefined>;
    },
  ) {
    this.#dependencies = dependencies;
    this.#job = parts.job;
    this.#model = parts.model;
    this.#plan = parts.plan;
    this.#journal = parts.journal;
    this.#account = parts.account;
    this.#signal = parts.signal;
    this.#acknowledged = parts.acknowledged;
    this.#meter = new ProgressMeter(parts.job, dependencies, parts.expectedMs);
  }

  get progress() {
    return this.#meter.progress;
  }

  /** Runs to the end. Rejects only when the storage fails. */
  async perform(): Promise<RunResult> {
    const journal = this.#journal;
    const lost = missingPositions(this.#job).filter((position) => journal.lost.has(position));
    if (lost.length > 0) {
      this.#losses.push({ positions: lost, error: lostWithTheProcess(this.#model), earlier: true });
    }
    this.#meter.hold();
    void this.#acknowledged.then((job) => job && this.#show(job));
    try {
      if (this.#unsettled().length > 0) await this.#consume();
    } catch (error) {
      if (!this.#signal.aborted) await this.#lose(this.#unsettled(), error);
    }
    this.#meter.end();
    await this.#reports.idle();
    return {
      job: this.#job,
      losses: this.#losses,
      openCalls: journal.hasOpenCalls,
      aborted: this.#signal.aborted ? this.#signal.reason : undefined,
    };
  }

  #show({ place }: Job): void {
    this.#job = { ...this.#job, place };
    this.#meter.show(this.#job);
  }

  /** Positions that are neither stored nor lost. */
  #unsettled(): readonly number[] {
    const lost = new Set(this.#losses.flatMap((loss) => loss.positions));
    return missingPositions(this.#job).filter((position) => !lost.has(position));
  }

  async #consume(): Promise<void> {
    const journal = this.#journal;
    const { storage, images, audience } = this.#dependencies;
    const keepLatents = audience.keepLatents?.bind(audience);
    const signal = this.#signal;
    // A service's paid call waits for the acknowledgement in its turn; the own engine draws at once.
    if (this.#model.restartable) await untilAborted(this.#acknowledged, signal);
    signal.throwIfAborted();
    const events = this.#model.execute(this.#plan, {
      signal,
      finished: new Set([...storedPositions(this.#job), ...journal.lost]),
      remoteIds: journal.remoteIds,
      ...sourceReader(this.#plan.request, storage.pictures, images),
      keepLatents:
        keepLatents && ((position, latents) => keepLatents(this.#job, position, latents)),
      paced: (call, prepare) =>
        this.#account.run(call, signal, { ready: this.#acknowledged, prepare }),
    });
    const iterator = events[Symbol.asyncIterator]();
    let next = iterator.next();
    try {
      for (;;) {
        const event = await untilAborted(next, signal);
        if (event.done === true) break;
        await this.#store(event.value);
        signal.throwIfAborted();
        next = iterator.next();
      }
    } finally {
      this.released = Promise.allSettled([next, iterator.return?.()]);
    }
    if (this.#unsettled().length > 0)
      await this.#lose(this.#unsettled(), brokenPromise(this.#model));
  }

  async #store(event: GenerationEvent): Promise<void> {
    const journal = this.#journal;
    const { jobs } = this.#dependencies.storage;
    const { id } = this.#job;
    switch (event.type) {
      case "submitting":
        return journal.submitting(event.call);
      case "remote":
        return journal.accepted(event.call, event.remoteId);
      case "progress":
        return this.#meter.advance(event);
      case "picture":
        return this.#keep(event);
      case "failed":
        return this.#lose(event.positions, event.error);
      case "account":
        return this.#noteLater(event);
      case "warning":
        this.#job = { ...this.#job, warnings: [...this.#job.warnings, event.warning] };
        return jobs.addWarning(id, event.warning);
    }
  }

  /** Nothing depends on a report, so the picture that comes next does not wait for it. */
  #noteLater(report: AccountReport): void {
    const { log } = this.#dependencies;
    const { id } = this.#job;
    const noting = nextTurn()
      .then(() => noteAccount(id, this.#model.provider, report, this.#dependencies))
      .catch((error: unknown) => log.warn({ job: id, error }, "a service's report is lost"));
    void this.#reports.track(noting);
  }

  async #keep(event: PictureEvent): Promise<void> {
    const { storage, images, version } = this.#dependencies;
    const { position, seed } = event;
    const { wording } = this.#plan;
    const { variation } = requestOfPicture(this.#plan.request, position);
    const request = { ...this.#plan.request, variation };
    const { parent } = this.#job;
    const facts = { request, wording, seed, model: this.#model.id, version, parent };
    let file;
    try {
      file = await images.finishPicture(event.content, facts);
    } catch (error) {
      await this.#lose(
        [position],
        this.#model.restartable ? error : notAPicture(this.#model, error),
      );
      return;
    }
    const { bytes, width, height, mediaType } = file;
    const hash = await storage.pictures.put(bytes);
    const picture = { position, hash, seed, width, height, mediaType, bytes: bytes.byteLength };
    const [job] = await Promise.all([
      this.#journal.keep(picture, storedPositions(this.#job)),
      storage.pictures.secured(hash),
    ]);
    this.#job = job ?? this.#job;
    // The last picture is shown by the message that delivers all of them.
    if (this.#unsettled().length > 0) this.#meter.show(this.#job);
    else this.#meter.end();
  }

  async #lose(positions: readonly number[], error: unknown): Promise<void> {
    this.#losses.push({ positions, error });
    const free =
      error instanceof EaselError && !(error instanceof ProviderError && error.billed !== "no");
    if (free) await this.#journal.settle(positions, storedPositions(this.#job));
  }
}

function lostWithTheProcess(model: ImageModel): ProviderError {
  return new ProviderError(
    `The answer of ${model.provider} was lost, by a restart or a broken connection. You can try again; it may be charged twice.`,
    { provider: model.provider, kind: "unknown", retryable: false, billed: "unknown" },
  );
}
function notAPicture(model: ImageModel, cause: unknown): ProviderError {
  return new ProviderError(
    `${model.provider} sent something that is not a whole picture.`,
    { provider: model.provider, kind: "broken-answer", retryable: false, billed: "yes" },
    { cause },
  );
}
function brokenPromise(model: ImageModel): Error {
  return new Error(`${model.id} ended without its pictures and without a reason.`);
}
