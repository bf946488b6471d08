import type { Progress } from "../audience.ts";
import type { ToldProgress } from "./progress-feed.ts";

const KEPT = 10_000;

/** The jobs that run in other processes, as far as those have told. */
export class Elsewhere {
  readonly #jobs = new Map<string, ToldProgress>();

  note(told: ToldProgress): void {
    this.#jobs.delete(told.id);
    this.#jobs.set(told.id, told);
    const [oldest] = this.#jobs.keys();
    if (this.#jobs.size > KEPT && oldest !== undefined) this.#jobs.delete(oldest);
  }

  has(id: string): boolean {
    return this.#jobs.has(id);
  }

  progressOf(id: string): Progress | undefined {
    return this.#jobs.get(id)?.progress;
  }

  forget(id: string): void {
    this.#jobs.delete(id);
  }
}
