import { ProviderError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";
import type { Clock } from "../clock.ts";

/** No call of any model lasts this long: their own deadlines are shorter. */
const CALL_DEADLINE_MS = 20 * 60_000;
/** Bottleneck frees the slot only after the call itself was told to end. */
export const EXPIRATION_MS = CALL_DEADLINE_MS + 30_000;

/** Runs a call with a deadline; `onRateLimit` is told of a 429, and how long to rest. */
export async function withDeadline<T>(
  call: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
  {
    clock,
    onRateLimit,
  }: {
    readonly clock: Pick<Clock, "sleep">;
    readonly onRateLimit: (askedMs: number | undefined) => void;
  },
): Promise<T> {
  const done = new AbortController();
  const late = new AbortController();
  const deadline = clock.sleep(CALL_DEADLINE_MS, done.signal);
  deadline.then(
    () => late.abort(noAnswer()),
    () => {},
  );
  try {
    return await call(AbortSignal.any([signal, late.signal]));
  } catch (error) {
    if (error instanceof ProviderError && error.kind === "rate-limited") {
      onRateLimit(error.retryAfterMs);
    }
    throw error;
  } finally {
    done.abort();
  }
}

function noAnswer(): ProviderError {
  return new ProviderError(say("failure.no-answer"), {
    provider: "pace",
    kind: "timeout",
    retryable: false,
    billed: "unknown",
  });
}

/** More calls wait for an account than anybody has patience for. */
export function tooBusy(cause: unknown): ProviderError {
  return new ProviderError(
    say("failure.too-many-calls"),
    { provider: "pace", kind: "overloaded", retryable: false, billed: "no" },
    { cause },
  );
}
