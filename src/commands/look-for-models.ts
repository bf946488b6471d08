import { untilAborted } from "../lib/until-aborted.ts";
import type { Only } from "../discord/interactions/services.ts";

/** Discord waits three seconds for an answer, and a disk may be slow. */
const PATIENCE_MS = 1000;

/**
 * Looks again which models there are, so that a folder that was copied in a moment ago is offered.
 * Goes on with those that were known when the look fails or takes too long. Never throws.
 */
export async function lookForModels({
  refreshModels,
  log,
}: Only<"refreshModels" | "log">): Promise<void> {
  try {
    await untilAborted(refreshModels(), AbortSignal.timeout(PATIENCE_MS));
  } catch (error) {
    // Somebody types on meanwhile: at another level every letter would make a line.
    log.debug({ err: error }, "the models' folder could not be looked at");
  }
}
