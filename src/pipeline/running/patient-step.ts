import { untilAborted } from "../../lib/until-aborted.ts";
import type { Clock } from "../clock.ts";

/** A disk that takes longer than this is in trouble, and people are not kept waiting for it. */
const PATIENCE_MS = 1000;

/**
 * Waits for a step of the journal. Once the signal has aborted a step that is under way may still
 * end, so that what is finished is kept; one that a disk in trouble holds up is left behind, goes on
 * by itself, and this rejects with the signal's reason.
 */
export async function patientStep(
  step: Promise<void>,
  signal: AbortSignal,
  clock: Pick<Clock, "sleep">,
): Promise<void> {
  const done = new AbortController();
  const late = new AbortController();
  const onAbort = () => {
    clock.sleep(PATIENCE_MS, done.signal).then(
      () => late.abort(signal.reason),
      () => {},
    );
  };
  if (signal.aborted) onAbort();
  else signal.addEventListener("abort", onAbort, { once: true });
  try {
    await untilAborted(step, late.signal);
  } finally {
    signal.removeEventListener("abort", onAbort);
    done.abort();
  }
}
