import { untilAborted } from "../../../lib/until-aborted.ts";
import type { GenerationContext } from "../../image-model.ts";

/** A turn that is held until `end` is called. */
export interface Turn {
  /** Aborts with the run, and when the turn has lasted too long. */
  readonly signal: AbortSignal;
  /** Gives the turn back; an error of a call that was limited lets the account rest. */
  end(error?: unknown): void;
}

/**
 * Waits for one of the account's turns and keeps it: a machine draws one picture at a time, and
 * whoever waits is better off in Easel's queue, where people take turns, than in the machine's.
 */
export async function takeTurn(context: GenerationContext): Promise<Turn> {
  const begun = Promise.withResolvers<AbortSignal>();
  const over = Promise.withResolvers<void>();
  over.promise.catch(() => {});
  const held = context.paced(async (signal) => {
    begun.resolve(signal);
    await over.promise;
  });
  held.catch((error: unknown) => begun.reject(error));
  const end = (error?: unknown): void => {
    if (error === undefined) over.resolve();
    else over.reject(error);
  };
  try {
    const signal = await untilAborted(begun.promise, context.signal);
    return { signal: AbortSignal.any([signal, context.signal]), end };
  } catch (error) {
    end();
    throw error;
  }
}
