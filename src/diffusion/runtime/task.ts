import type { EngineEvent, GenerationJob } from "../job.ts";
import { EventQueue } from "./event-queue.ts";

/** What is to be done. */
export type TaskWork =
  | { readonly type: "draw"; readonly job: GenerationJob }
  | { readonly type: "warm"; readonly folder: string };

/** A piece of work on its way through the engine, over as many attempts as it takes. */
export class Task {
  readonly work: TaskWork;
  readonly events = new EventQueue<EngineEvent>();
  readonly #abandoned = new AbortController();
  readonly #finished = new Set<number>();
  readonly #warnings = new Set<string>();
  #fraction = 0;

  constructor(work: TaskWork) {
    this.work = work;
  }

  /** Pictures that are there already: a second attempt leaves them out. */
  get finished(): readonly number[] {
    return [...this.#finished];
  }

  get isAbandoned(): boolean {
    return this.#abandoned.signal.aborted;
  }

  /** Aborts when nobody waits for the work any more. */
  get abandoned(): AbortSignal {
    return this.#abandoned.signal;
  }

  /** Passes an event on; when an attempt starts over, the fraction does not fall and no warning is repeated. */
  take(event: EngineEvent): void {
    if (event.type === "picture") this.#finished.add(event.index);
    if (event.type === "warning") {
      const said = JSON.stringify(event.message);
      if (this.#warnings.has(said)) return;
      this.#warnings.add(said);
    }
    if (event.type !== "progress") {
      this.events.push(event);
      return;
    }
    this.#fraction = Math.max(this.#fraction, event.fraction);
    this.events.push({ ...event, fraction: this.#fraction });
  }

  /** Gives the consumer an error at once; what is being drawn is cancelled. */
  abandon(reason: unknown): void {
    this.events.fail(reason);
    this.#abandoned.abort();
  }
}
