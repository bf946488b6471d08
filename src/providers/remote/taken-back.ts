import { StudioStopping } from "../../domain/abort-reasons.ts";

/** How an accepted call is taken back at its service. */
export interface TakingBack {
  /** The run's own signal: aborted when the job is cancelled, or Easel stops. */
  readonly cancelled: AbortSignal;
  /** Tells the service; nobody waits for it, and one that has ended is not changed by it. */
  readonly takeBack: () => void;
  /** Whether a failure leaves the call with nobody who waits for it. */
  readonly isGivenUp: (error: unknown) => boolean;
}

/**
 * Follows an accepted call, and takes it back at once when it is cancelled or given up, so that nothing
 * is drawn for nobody. When Easel only stops it goes on: the next start asks for it.
 */
export async function* takenBackWhenGivenUp<Event, Result>(
  { cancelled, takeBack, isGivenUp }: TakingBack,
  following: AsyncGenerator<Event, Result, undefined>,
): AsyncGenerator<Event, Result, undefined> {
  const onAbort = (): void => {
    if (!(cancelled.reason instanceof StudioStopping)) takeBack();
  };
  if (cancelled.aborted) onAbort();
  cancelled.addEventListener("abort", onAbort, { once: true });
  try {
    return yield* following;
  } catch (error) {
    if (isGivenUp(error)) takeBack();
    throw error;
  } finally {
    cancelled.removeEventListener("abort", onAbort);
  }
}
