import { DiffusionError } from "../../domain/errors.ts";
import { type Message, say } from "../../words/index.ts";

/** The engine takes no work any more. */
export function closedError(): DiffusionError {
  return new DiffusionError("process", say("engine.shutting-down"), { retryable: true });
}

/** The process was lost over the same work again and again. */
export function lostError(reason: Message): DiffusionError {
  return new DiffusionError("process", say("engine.lost-twice", { reason }), { retryable: true });
}
