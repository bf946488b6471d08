import { DiffusionError } from "../../domain/errors.ts";
import type { Message } from "../../words/index.ts";
import { type Picture224, scoreOf } from "../picture-check.ts";
import type { InferenceProcess } from "./inference-process.ts";
import { lostError } from "./process-errors.ts";
import type { Report } from "./protocol.ts";

/** What a check came to: its classes, or that the process did not live to tell. */
type CheckOutcome =
  | { readonly type: "classes"; readonly classes: readonly number[] }
  | { readonly type: "lost"; readonly reason: Message };

type Waiting = ReturnType<typeof Promise.withResolvers<CheckOutcome>>;

/** A process that only has to look at a picture does so in far less. */
const PATIENCE_MS = 60_000;

/**
 * Pictures that inference processes look at, beside what they draw: between two steps of it. A
 * process that draws nothing and does not answer is ended.
 */
export class PendingChecks {
  readonly #isDrawing: () => boolean;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  constructor(isDrawing: () => boolean) {
    this.#isDrawing = isDrawing;
  }

  /**
   * How likely a picture is pornographic, 0 to 1. `take` gives the process, anew for each of so many
   * attempts. Throws DiffusionError.
   */
  async score(
    picture: Picture224,
    take: () => InferenceProcess,
    attempts: number,
  ): Promise<number> {
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await this.#ask(take(), picture);
      if (outcome.type === "classes") return scoreOf(outcome.classes);
      if (attempt === attempts) throw lostError(outcome.reason);
    }
  }

  async #ask(process: InferenceProcess, picture: Picture224): Promise<CheckOutcome> {
    this.#last += 1;
    const check = this.#last;
    const answered: Waiting = Promise.withResolvers();
    this.#waiting.set(check, answered);
    const stopListening = process.whenEnded((reason) => answered.resolve({ type: "lost", reason }));
    const late = setInterval(() => {
      // Whoever watches the drawing notices by itself when that hangs.
      if (!this.#isDrawing()) process.kill();
    }, PATIENCE_MS);
    process.send({ type: "check", check, picture });
    try {
      return await answered.promise;
    } finally {
      clearInterval(late);
      stopListening();
      this.#waiting.delete(check);
    }
  }

  hear(report: Report): void {
    if (report.type === "checked") {
      this.#waiting.get(report.check)?.resolve({ type: "classes", classes: report.classes });
    } else if (report.type === "check-failed") {
      this.#waiting.get(report.check)?.reject(new DiffusionError("model", report.says));
    }
  }
}
