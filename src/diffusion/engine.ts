import { setTimeout } from "node:timers";
import { DiffusionError } from "../domain/errors.ts";
import { inEnglish, say } from "../words/index.ts";
import type { Logger } from "../lib/logger.ts";
import type { EngineEvent, GenerationJob } from "./job.ts";
import type { Picture224 } from "./picture-check.ts";
import { PendingChecks } from "./runtime/pending-checks.ts";
import { type Ending, performOrder } from "./runtime/perform-order.ts";
import { type InferenceProcess, startInference } from "./runtime/inference-process.ts";
import { closedError, lostError } from "./runtime/process-errors.ts";
import type { InferenceSettings, Report, TriedProvider } from "./runtime/protocol.ts";
import { Task, type TaskWork } from "./runtime/task.ts";
import { Watchdog } from "./runtime/watchdog.ts";

/** What an engine is made with; all but the log have defaults. */
export interface EngineOptions {
  readonly log: Logger;
  /** Variables that programs and drivers are found and tuned by; no secret gets through. */
  readonly environment?: Readonly<NodeJS.ProcessEnv> | undefined;
  /** EASEL_DEVICE; `auto` tries the best first. */
  readonly device?: InferenceSettings["device"] | undefined;
  /** Threads for one operator; 0 (the default) takes one for each core. */
  readonly threads?: number | undefined;
  /** Bytes for the weights of models; absent: a share of what is free. */
  readonly modelMemory?: number | undefined;
  /** Low-memory mode; `auto`, the default, for models that `modelMemory` is too small for. */
  readonly lowMemory?: InferenceSettings["lowMemory"];
  /** Whether a tiny decoder, where there is one, makes the pictures of low-memory mode. */
  readonly tinyDecoder?: boolean | undefined;
  /** Whether linear layers of denoisers count in 8 bits on the CPU. */
  readonly int8?: boolean | undefined;
  /** Silence between steps after which the process counts as hung; more for models that are slow. */
  readonly hangAfterMs?: number | undefined;
  /** How long a cancelled run may take to end before its process is killed. */
  readonly cancelWithinMs?: number | undefined;
  /** Idle time after which the process is ended and its memory given back. */
  readonly idleAfterMs?: number | undefined;
}

/** How the engine is doing. */
export interface EngineStatus {
  readonly pid: number | undefined;
  readonly isDrawing: boolean;
  readonly waiting: number;
  /** The execution provider in use, once a model was loaded, and why others were not taken. */
  readonly provider: string | undefined;
  readonly tried: readonly TriedProvider[];
}

/** The own engine as the rest of the program sees it: one job at a time, in a process of its own. */
export interface Engine {
  /**
   * Draws a job: progress, and each picture when it is finished. A process that crashes or hangs
   * is started again, once, for the pictures that are missing. Throws DiffusionError, and the
   * signal's reason as soon as it is aborted; the process stops within one step.
   */
  generate(
    job: GenerationJob,
    options: { readonly signal: AbortSignal },
  ): AsyncIterable<EngineEvent>;
  /** Loads a model, so that the next job starts at once. Throws DiffusionError. */
  warm(folder: string): Promise<void>;
  /** How likely a picture is pornographic, 0 to 1; looked at between two steps. Throws DiffusionError. */
  checkPicture(picture: Picture224): Promise<number>;
  status(): EngineStatus;
  /** Ends the process; whatever waits or runs fails. */
  close(): Promise<void>;
}

const MINUTE_MS = 60_000;
const ATTEMPTS = 2;
/** Loading a large model from a slow disk, and one step of it on a slow CPU. */
const BEGIN_MS = 15 * MINUTE_MS;
const IDLE_MS = 10 * MINUTE_MS;

/** An engine; its process is started by the first job and started again when it was lost. */
export function createEngine(options: EngineOptions): Engine {
  return new QueuedEngine(options);
}

class QueuedEngine implements Engine {
  readonly #options: EngineOptions;
  readonly #waiting: Task[] = [];
  readonly #watchdog: Watchdog;
  readonly #checks = new PendingChecks(() => this.#drawing !== undefined);
  #process: InferenceProcess | undefined;
  #listener: (report: Report) => void = () => {};
  #device: (Report & { type: "device" }) | undefined;
  #drawing: Task | undefined;
  #idle: NodeJS.Timeout | undefined;
  #isClosed = false;
  #isWorn = false;

  constructor(options: EngineOptions) {
    this.#options = options;
    const { log, hangAfterMs = MINUTE_MS / 2 } = options;
    const limits = { beginMs: Math.max(hangAfterMs, BEGIN_MS), leastMs: hangAfterMs };
    this.#watchdog = new Watchdog(limits, () => {
      log.error({ pid: this.#process?.pid }, "the inference process hangs and is ended");
      this.#process?.kill();
    });
  }

  async *generate(job: GenerationJob, { signal }: { readonly signal: AbortSignal }) {
    signal.throwIfAborted();
    const task = this.#add({ type: "draw", job });
    const abandon = () => task.abandon(signal.reason);
    signal.addEventListener("abort", abandon, { once: true });
    try {
      yield* task.events;
    } finally {
      signal.removeEventListener("abort", abandon);
      // A consumer that stops reading wants no more pictures.
      task.abandon(new DiffusionError("process", say("engine.nobody-waits")));
    }
  }

  async warm(folder: string): Promise<void> {
    for await (const _ of this.#add({ type: "warm", folder }).events);
  }

  async checkPicture(picture: Picture224): Promise<number> {
    const take = () => {
      if (this.#isClosed) throw closedError();
      clearTimeout(this.#idle);
      return (this.#process ??= this.#start());
    };
    try {
      return await this.#checks.score(picture, take, ATTEMPTS);
    } finally {
      if (this.#drawing === undefined && !this.#isClosed) this.#rest();
    }
  }

  status(): EngineStatus {
    return {
      pid: this.#process?.pid,
      isDrawing: this.#drawing !== undefined,
      waiting: this.#waiting.length,
      provider: this.#device?.provider,
      tried: this.#device?.tried ?? [],
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#idle);
    const error = closedError();
    for (const task of this.#waiting.splice(0)) task.abandon(error);
    this.#drawing?.abandon(error);
    const process = this.#process;
    process?.kill();
    await process?.ended;
  }

  #add(work: TaskWork): Task {
    if (this.#isClosed) throw closedError();
    const task = new Task(work);
    this.#waiting.push(task);
    void this.#next();
    return task;
  }

  async #next(): Promise<void> {
    if (this.#drawing !== undefined) return;
    const task = this.#waiting.shift();
    clearTimeout(this.#idle);
    if (task === undefined) return this.#rest();
    this.#drawing = task;
    await this.#perform(task);
    this.#drawing = undefined;
    await this.#next();
  }

  /** Nothing is to be done: after a while the process is ended. */
  #rest(): void {
    clearTimeout(this.#idle);
    const { idleAfterMs = IDLE_MS } = this.#options;
    this.#idle = setTimeout(() => this.#process?.kill(), idleAfterMs).unref();
  }

  async #perform(task: Task): Promise<void> {
    let ending: Ending = { type: "done" };
    for (let attempt = 1; attempt <= ATTEMPTS && !task.isAbandoned; attempt += 1) {
      ending = await this.#attempt(task);
      if (ending.type !== "lost") break;
      this.#process = undefined;
      const reason = inEnglish(ending.reason);
      this.#options.log.warn({ reason, attempt }, "the inference process was lost");
    }
    if (ending.type === "done") task.events.finish();
    else if (ending.type === "failed") task.events.fail(ending.error);
    else task.events.fail(lostError(ending.reason));
    await this.#replaceWorn();
  }

  /** Ends a process that cannot give its memory back; the next task starts another. */
  async #replaceWorn(): Promise<void> {
    if (!this.#isWorn) return;
    this.#isWorn = false;
    this.#options.log.info({}, "the inference process is replaced, as it holds on to memory");
    const process = this.#process;
    this.#process = undefined;
    process?.kill();
    await process?.ended;
  }

  async #attempt(task: Task): Promise<Ending> {
    const process = (this.#process ??= this.#start());
    this.#watchdog.start();
    try {
      return await performOrder(task, process, {
        listen: (listener) => (this.#listener = listener),
        cancelWithinMs: this.#options.cancelWithinMs ?? MINUTE_MS,
      });
    } finally {
      this.#watchdog.rest();
    }
  }

  #start(): InferenceProcess {
    const { log, device = "auto", threads = 0, modelMemory, ...memory } = this.#options;
    const { lowMemory, tinyDecoder, int8, environment } = memory;
    const process = startInference({
      settings: { device, threads, memoryBudget: modelMemory, lowMemory, tinyDecoder, int8 },
      environment,
      log,
      onReport: (report) => {
        this.#watchdog.hear(isStep(report) ? "step" : "word");
        if (report.type === "device") this.#device = report;
        if (report.type === "note") log.warn({}, report.message);
        if (report.type === "worn") this.#isWorn = true;
        this.#checks.hear(report);
        this.#listener(report);
      },
    });
    void this.#forgetWhenEnded(process);
    return process;
  }

  async #forgetWhenEnded(process: InferenceProcess): Promise<void> {
    await process.ended;
    if (this.#process === process) this.#process = undefined;
  }
}

function isStep(report: Report): boolean {
  return report.type === "event" && report.event.type === "progress";
}
