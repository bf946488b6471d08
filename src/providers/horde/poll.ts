import { HttpFailure } from "../../http/http-failure.ts";
import { retryAfterMs } from "../../http/retry-after.ts";
import { sleep } from "../../lib/sleep.ts";
import { say } from "../../words/index.ts";
import type { GenerationEvent } from "../image-model.ts";
import { isSuccess } from "../remote/failure-rules.ts";
import { providerFailure } from "../remote/provider-failure.ts";
import { defaultTimings, type RemoteTimings } from "../remote/remote-options.ts";
import type { HordeClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import { type HordeProgress, read } from "./response.ts";

const GROWTH = 1.5;
/** Answers in a row that know nothing of an accepted order before it is given up. */
const MOST_MISSES = 5;

/** An order that was accepted. */
export interface Waiting {
  readonly id: string;
  readonly position: number;
  /** The time (of `performance.now()`) at which waiting ends. */
  readonly deadline: number;
  readonly words: readonly string[];
  readonly timings?: Partial<RemoteTimings> | undefined;
  readonly signal: AbortSignal;
}

/** The order is not known any more: it expired, or the service forgot it. */
export const LOST = "lost";

/**
 * Asks how far an order is until it is done, and tells the place in the queue and the waiting time.
 * Gives "lost" when the service knows nothing of it. Throws ProviderError when no worker can draw it,
 * it failed, or the deadline passed. Asking costs nothing: a lost answer is asked for again.
 */
export async function* waitUntilDone(
  { id, position, deadline, words, timings, signal }: Waiting,
  client: HordeClient,
): AsyncGenerator<GenerationEvent, "done" | typeof LOST, undefined> {
  const { firstPollMs, longestPollMs } = { ...defaultTimings, ...timings };
  const startedAt = performance.now();
  const timeLeft = (): number => Math.max(0, deadline - performance.now());
  let pause = firstPollMs;
  let misses = 0;
  while (timeLeft() > 0) {
    await sleep(Math.min(pause, timeLeft()), signal);
    pause = Math.min(pause * GROWTH, longestPollMs);
    const answer = await client
      .answer({
        method: "GET",
        path: `generate/check/${id}`,
        timeoutMs: Math.max(1, timeLeft()),
        signal,
      })
      .catch((error: unknown) => {
        if (error instanceof HttpFailure) return undefined;
        throw error;
      });
    if (!answer || answer.status >= 500) continue;
    if (answer.status === 429) {
      await sleep(Math.min(retryAfterMs(answer.headers), timeLeft()), signal);
      continue;
    }
    if (answer.status === 404 || answer.status === 410) return LOST;
    const state = isSuccess(answer.status) ? read.progress(answer) : undefined;
    if (!state) {
      misses += 1;
      if (misses < MOST_MISSES) continue;
      throw client.explain(answer, words);
    }
    misses = 0;
    if (state.done) return "done";
    checkPossible(state);
    yield progressOf(state, position, performance.now() - startedAt);
  }
  throw providerFailure({
    provider: PROVIDER,
    kind: "timeout",
    billed: "no",
    retryable: false,
    diagnosis: "the order had not ended at the deadline",
  });
}

function checkPossible({ is_possible: isPossible, faulted }: HordeProgress): void {
  if (isPossible && !faulted) return;
  const code = faulted ? "services.horde-faulted" : "services.horde-impossible";
  throw providerFailure({
    provider: PROVIDER,
    kind: "overloaded",
    billed: "no",
    retryable: false,
    says: say(code, { provider: PROVIDER }),
    diagnosis: faulted ? "faulted" : "is_possible is false",
  });
}

/** The waiting time is an estimate that may grow: the bar then rests. */
function progressOf(
  { wait_time: seconds, queue_position: ahead, processing }: HordeProgress,
  position: number,
  waitedMs: number,
): GenerationEvent {
  const total = waitedMs + Math.max(1, seconds ?? 0) * 1000;
  const waits = processing === 0 && ahead !== undefined && ahead > 0;
  return {
    type: "progress",
    fraction: Math.min(0.95, waitedMs / total),
    position,
    waiting: waits ? { ahead, seconds } : undefined,
  };
}
