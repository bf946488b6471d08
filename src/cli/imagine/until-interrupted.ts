import { whenToldToStop } from "../when-told-to-stop.ts";
import { say } from "../../words/index.ts";
import { DrawingError } from "./drawing-error.ts";

/**
 * Gives `work` a signal that aborts when somebody presses Ctrl+C or ends the process otherwise, so
 * that it can tidy up first. More of the same changes nothing: a launcher may pass on a signal
 * that the terminal has already sent.
 */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const forget = whenToldToStop(() =>
    controller.abort(new DrawingError("interrupted", say("terminal.stopped"))),
  );
  try {
    return await work(controller.signal);
  } finally {
    forget();
  }
}
