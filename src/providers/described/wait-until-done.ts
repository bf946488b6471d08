import { HttpFailure } from "../../http/http-failure.ts";
import { sleep } from "../../lib/sleep.ts";
import { retryAfterMs } from "../../http/retry-after.ts";
import type { GenerationEvent } from "../image-model.ts";
import { providerFailure } from "../remote/provider-failure.ts";
import { defaultTimings, type RemoteTimings } from "../remote/remote-options.ts";
import type { JobLook, JobService } from "./job-service.ts";

const GROWTH = 1.5;
/** Answers in a row that know nothing of an accepted job before it is given up: about a minute. */
const MOST_MISSES = 15;
/** A bar without news stands here while the job waits, and there while it is drawn. */
const STARTED = 0.02;
const DRAWN = 0.1;
/** What is left for fetching the result. */
const SHARE = 0.9;

/** A job that was accepted. */
export interface WaitingJob {
  readonly remoteId: string;
  readonly position: number;
  /** The time (of `performance.now()`) at which waiting ends. */
  readonly deadline: number;
  readonly words: readonly string[];
  readonly timings?: Partial<RemoteTimings> | undefined;
  readonly signal: AbortSignal;
}

/**
 * Asks how far a job is until it is done, and tells the place in the queue. Asking costs nothing: a
 * lost answer, a broken gateway's and one that knows nothing of the job are asked for again. Throws
 * ProviderError when the job failed, is not known, or the deadline passed: it may have been billed.
 */
export async function* waitUntilDone(
  { remoteId, position, deadline, words, timings, signal }: WaitingJob,
  service: JobService,
): AsyncGenerator<GenerationEvent, Extract<JobLook, { state: "done" }>, undefined> {
  const { firstPollMs, longestPollMs } = { ...defaultTimings, ...timings };
  const timeLeft = (): number => Math.max(0, deadline - performance.now());
  let pause = firstPollMs;
  let misses = 0;
  while (timeLeft() > 0) {
    await sleep(Math.min(pause, timeLeft()), signal);
    pause = Math.min(pause * GROWTH, longestPollMs);
    const question = { words, timeoutMs: Math.max(1, timeLeft()), signal };
    const look = await service.look(remoteId, question).catch((error: unknown) => {
      if (error instanceof HttpFailure) return undefined;
      throw error;
    });
    if (!look) continue;
    if (look.state === "done") return look;
    if (look.state === "failed") throw look.error;
    if (look.state !== "unknown") {
      misses = 0;
      yield progressOf(look, position);
      continue;
    }
    const { answer } = look;
    if (answer.status === 429) {
      await sleep(Math.min(retryAfterMs(answer.headers), timeLeft()), signal);
    } else if (answer.status < 500) {
      misses += 1;
      if (misses === MOST_MISSES) throw service.explain(answer, words, "job");
    }
  }
  throw providerFailure({
    provider: service.provider,
    kind: "timeout",
    billed: "unknown",
    retryable: false,
    diagnosis: `${remoteId} had not ended at the deadline`,
  });
}

function progressOf(
  look: Extract<JobLook, { state: "waiting" | "working" }>,
  position: number,
): GenerationEvent {
  if (look.state === "working") {
    const fraction = Math.max(DRAWN, (look.fraction ?? 0) * SHARE);
    return { type: "progress", fraction, position };
  }
  const { ahead } = look;
  const waits = ahead !== undefined && ahead > 0;
  return {
    type: "progress",
    fraction: STARTED,
    position,
    waiting: waits ? { ahead, seconds: undefined } : undefined,
  };
}
