import type { Billed, ProviderError } from "../../domain/errors.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { HttpFailure } from "../../http/http-failure.ts";
import { retryAfterMs } from "../../http/retry-after.ts";
import { sleep } from "../../lib/sleep.ts";
import type { GenerationEvent } from "../image-model.ts";
import { isServerError } from "./failure-rules.ts";
import { providerFailure } from "./provider-failure.ts";
import { defaultTimings, type RemoteTimings } from "./remote-options.ts";

const GROWTH = 1.5;
/**
 * Answers in a row that know nothing of an accepted call before it is given up: about a minute. A
 * service of several machines may not have told all of them yet.
 */
const MOST_MISSES = 15;

/** What a look at an accepted call shows; `unknown` is an answer that tells no state. */
export type Look<Result> =
  | { readonly state: "open"; readonly news?: GenerationEvent | undefined }
  | { readonly state: "done"; readonly result: Result }
  | { readonly state: "failed"; readonly error: Error }
  | { readonly state: "unknown"; readonly answer: HttpAnswer };

/** A call that a service has accepted, and is asked for. */
export interface AcceptedCall<Result> {
  readonly provider: string;
  /** What the service calls it. */
  readonly id: string;
  /** Whether one that is given up at the deadline may have been paid. */
  readonly billed: Billed;
  /** The time (of `performance.now()`) at which waiting ends. */
  readonly deadline: number;
  readonly timings: Partial<RemoteTimings> | undefined;
  readonly signal: AbortSignal;
  /** Looks how far it is, within so many milliseconds. Throws HttpFailure where no answer came. */
  look(timeoutMs: number): Promise<Look<Result>>;
  /** What an answer means that tells no state. */
  explain(answer: HttpAnswer): ProviderError;
}

/**
 * Looks at an accepted call until it is done, and yields what is told on the way. Waits 1 s at first
 * and up to 5 s later. Looking costs nothing: a lost answer, a broken gateway's, one of a service that
 * is asked too often and one that knows nothing of the call are asked for again. Throws ProviderError
 * when it failed, is not known, or the deadline passed.
 */
export async function* waitUntilDone<Result>({
  deadline,
  timings,
  signal,
  ...call
}: AcceptedCall<Result>): AsyncGenerator<GenerationEvent, Result, undefined> {
  const { firstPollMs, longestPollMs } = { ...defaultTimings, ...timings };
  const timeLeft = (): number => Math.max(0, deadline - performance.now());
  let pause = firstPollMs;
  let misses = 0;
  while (timeLeft() > 0) {
    await sleep(Math.min(pause, timeLeft()), signal);
    pause = Math.min(pause * GROWTH, longestPollMs);
    const look = await call.look(Math.max(1, timeLeft())).catch((error: unknown) => {
      if (error instanceof HttpFailure) return undefined;
      throw error;
    });
    if (!look) continue;
    if (look.state === "done") return look.result;
    if (look.state === "failed") throw look.error;
    if (look.state === "open") {
      misses = 0;
      if (look.news) yield look.news;
      continue;
    }
    const { status, headers } = look.answer;
    if (status === 429) await sleep(Math.min(retryAfterMs(headers), timeLeft()), signal);
    else if (!isServerError(status)) {
      misses += 1;
      if (misses === MOST_MISSES) throw call.explain(look.answer);
    }
  }
  throw providerFailure({
    provider: call.provider,
    kind: "timeout",
    billed: call.billed,
    retryable: false,
    diagnosis: `${call.id} had not ended at the deadline`,
  });
}
