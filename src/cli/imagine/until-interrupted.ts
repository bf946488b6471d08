import { DrawingError } from "./drawing-error.ts";

/**
 * Gives `work` a signal that aborts when somebody presses Ctrl+C or ends the process otherwise, so
 * that it can tidy up first. More of the same changes nothing: a launcher may pass on a signal
 * that the terminal has already sent.
 */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const stop = () => controller.abort(new DrawingError("interrupted", "Stopped."));
  for (const signal of signals) process.on(signal, stop);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}
