/** Signals of the system that ask a program to end. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Calls back whenever this process is told to stop: by a signal, or because whoever started it
 * (scripts/run.mjs) is gone, however that ended. Gives what ends that. Keeps no process alive.
 */
export function whenToldToStop(callback: () => void): () => void {
  for (const signal of SIGNALS) process.on(signal, callback);
  process.on("disconnect", callback);
  // A listener would otherwise hold the channel open, and the process with it. Where somebody hears
  // messages on it, as in a test runner's worker, it is theirs to keep.
  if (process.listenerCount("message") === 0) process.channel?.unref();
  return () => {
    for (const signal of SIGNALS) process.off(signal, callback);
    process.off("disconnect", callback);
  };
}
