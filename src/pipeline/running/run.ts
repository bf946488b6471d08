import { EaselError, ProviderError, UserError } from "../../domain/errors.ts";
import { LeaseLost } from "../../domain/abort-reasons.ts";
import type { Job } from "../../domain/job.ts";
import { missingPositions, storedPositions } from "../../domain/job-pictures.ts";
import { untilAborted } from "../../lib/until-aborted.ts";
import type { GenerationContext, GenerationEvent } from "../../providers/image-model.ts";
import type { AccountReport } from "../../storage/job-store.ts";
import { noteAccount } from "../outcomes/account-report.ts";
import type { Loss, RunResult } from "../run-result.ts";
import type { Tools } from "../tools.ts";
import type { RunFacts } from "./gather-run.ts";
import { patientRead } from "./patient-read.ts";
import { patientStep } from "./patient-step.ts";
import { judgeFile, keepRefused, refusedPicture } from "./judge-file.ts";
import { finishFile, type PictureEvent, storeFile } from "./picture-file.ts";
import { ProgressMeter } from "./progress-meter.ts";
import { sourceReader } from "./request-source.ts";
import { answerLost, notAPicture, withoutPictures } from "./run-errors.ts";

/**
 * One run of one job: lets the model make the pictures that are still missing, and stores every
 * event before it asks for the next. It leaves the job's state alone; what follows from its result
 * is decided by `conclude`.
 */
export class Run {
  readonly #facts: RunFacts;
  readonly #tools: Tools;
  readonly #signal: AbortSignal;
  readonly #losses: Loss[] = [];
  readonly #meter: ProgressMeter;
  #job: Job;
  /** Whether the job turned out to be somebody else's, or nobody's any more. */
  #isOver = false;
  /** Resolves when the model has really let go, which an abort may come before. */
  released: Promise<unknown> = Promise.resolve();

  constructor(facts: RunFacts, tools: Tools, signal: AbortSignal) {
    this.#facts = facts;
    this.#tools = tools;
    this.#signal = signal;
    this.#job = facts.job;
    this.#meter = new ProgressMeter(facts.job, tools, facts.expectedMs);
  }

  get progress() {
    return this.#meter.progress;
  }

  /** Makes nothing, for this reason. */
  refuse(reason: unknown): RunResult {
    this.#loseEarlier();
    this.#losses.push({ positions: this.#unsettled(), error: reason });
    return this.#result();
  }

  /** Runs to the end. Rejects only when the storage fails. */
  async perform(): Promise<RunResult> {
    this.#loseEarlier();
    this.#meter.show(this.#job);
    const unwatch = this.#tools.storage.health.watch((trouble) => this.#meter.noteStorage(trouble));
    try {
      if (this.#unsettled().length > 0) await this.#consume();
    } catch (error) {
      if (!this.#signal.aborted) await this.#lose(this.#unsettled(), error);
    } finally {
      unwatch();
    }
    this.#meter.end();
    return this.#result();
  }

  #result(): RunResult {
    return {
      job: this.#job,
      losses: this.#losses,
      openCalls: this.#facts.journal.hasOpenCalls,
      aborted: this.#signal.aborted
        ? this.#signal.reason
        : this.#isOver
          ? new LeaseLost()
          : undefined,
    };
  }

  /**
   * Pictures whose paid call was under way when an earlier process died are not made again, nor are
   * those that were refused.
   */
  #loseEarlier(): void {
    const { journal, model, refused } = this.#facts;
    for (const { position, reason } of refused)
      this.#losses.push({ positions: [position], error: refusedPicture(reason), earlier: true });
    const positions = missingPositions(this.#job).filter((position) => journal.lost.has(position));
    if (positions.length === 0) return;
    this.#losses.push({ positions, error: answerLost(model), earlier: true });
  }

  /** Positions that are neither stored nor lost. */
  #unsettled(): readonly number[] {
    const lost = new Set(this.#losses.flatMap((loss) => loss.positions));
    return missingPositions(this.#job).filter((position) => !lost.has(position));
  }

  async #consume(): Promise<void> {
    const { model, plan } = this.#facts;
    const signal = this.#signal;
    signal.throwIfAborted();
    this.#tools.images.prepare();
    const iterator = model.execute(plan, this.#context())[Symbol.asyncIterator]();
    let next = iterator.next();
    try {
      for (;;) {
        const event = await untilAborted(next, signal);
        if (event.done === true) break;
        await patientStep(this.#store(event.value), signal, this.#tools.clock);
        signal.throwIfAborted();
        if (this.#isOver) return;
        next = iterator.next();
      }
    } finally {
      this.released = Promise.allSettled([next, iterator.return?.()]);
    }
    const left = this.#unsettled();
    if (left.length > 0) await this.#lose(left, withoutPictures(model));
  }

  #context(): GenerationContext {
    const { model, plan, journal, refused } = this.#facts;
    const { storage, images, audience, paces, clock } = this.#tools;
    const keepLatents = audience.keepLatents?.bind(audience);
    const signal = this.#signal;
    const get = (hash: string) => patientRead(() => storage.pictures.get(hash), signal, clock);
    return {
      signal,
      finished: new Set([
        ...storedPositions(this.#job),
        ...journal.lost,
        ...refused.map(({ position }) => position),
      ]),
      remoteIds: journal.remoteIds,
      ...sourceReader(plan.request, { get }, images),
      keepLatents:
        keepLatents && ((position, latents) => keepLatents(this.#job, position, latents)),
      paced: (call) => paces.of(model.capabilities.pace).run(call, signal),
    };
  }

  async #store(event: GenerationEvent): Promise<void> {
    const { journal } = this.#facts;
    switch (event.type) {
      case "submitting":
        if (!(await journal.submitting(event.call))) this.#noteOver("nothing more is sent");
        return;
      case "remote":
        return journal.accepted(event.call, event.remoteId);
      case "progress":
        return this.#meter.advance(
          this.#facts.hasPreviews ? event : { ...event, preview: undefined },
        );
      case "picture":
        return this.#keep(event);
      case "failed":
        return this.#lose(event.positions, event.error);
      case "account":
        return this.#noteAccount(event);
      case "warning":
        this.#job = { ...this.#job, warnings: [...this.#job.warnings, event.warning] };
        return this.#tools.storage.jobs.addWarning(this.#job.id, event.warning);
    }
  }

  /** Nothing depends on a report: one that cannot be stored costs no picture. */
  async #noteAccount(report: AccountReport): Promise<void> {
    const { id } = this.#job;
    try {
      await noteAccount(id, this.#facts.model.provider, report, this.#tools);
    } catch (error) {
      this.#tools.log.warn({ job: id, error }, "a service's report is lost");
    }
  }

  async #keep(event: PictureEvent): Promise<void> {
    const { model, journal } = this.#facts;
    let file;
    try {
      file = await finishFile(event, this.#facts, this.#tools);
    } catch (error) {
      // Only what was sent can be the service's fault.
      const isTheirs = !model.local && error instanceof UserError;
      return this.#lose([event.position], isTheirs ? notAPicture(model, error) : error);
    }
    const look = () => judgeFile(file, this.#job, this.#tools);
    const verdict = await patientRead(look, this.#signal, this.#tools.clock);
    if (!verdict.isShown) {
      await keepRefused(this.#job, event, { file, verdict }, this.#tools);
      return this.#lose([event.position], refusedPicture(verdict.reason));
    }
    const picture = { ...(await storeFile(file, event, this.#tools)), ...verdict.marks };
    const kept = await journal.keep(picture, storedPositions(this.#job));
    if (kept === undefined) return this.#noteOver("a picture came late");
    this.#job = kept;
    // The last picture is shown by the message that delivers all of them.
    if (this.#unsettled().length > 0) this.#meter.show(this.#job);
    else this.#meter.end();
  }

  /** The job does not run any more, or not here: whoever did it, the picture's file is kept. */
  #noteOver(what: string): void {
    const { log } = this.#tools;
    this.#isOver = true;
    log.warn({ job: this.#job.id }, `${what}: its job is done elsewhere, or has ended`);
  }

  async #lose(positions: readonly number[], error: unknown): Promise<void> {
    this.#losses.push({ positions, error });
    const free =
      error instanceof EaselError && !(error instanceof ProviderError && error.billed !== "no");
    if (free) await this.#facts.journal.settle(positions, storedPositions(this.#job));
  }
}
