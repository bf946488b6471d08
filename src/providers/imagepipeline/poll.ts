import { sleep } from "../../lib/sleep.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { HttpFailure } from "../../http/http-failure.ts";
import { retryAfterMs } from "../../http/retry-after.ts";
import { isNotYet, isSuccess } from "../remote/failure-rules.ts";
import { providerFailure } from "../remote/provider-failure.ts";
import { defaultTimings } from "../remote/remote-options.ts";
import type { RemoteOptions } from "../remote/remote-options.ts";
import type { ImagePipelineClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import { readImagePipelineAnswer } from "./response.ts";

const GROWTH = 1.5;
/**
 * Answers in a row that know nothing of an accepted call before it is given up: about a minute. A
 * service of several machines may not have told all of them yet.
 */
const MOST_MISSES = 15;

/** A submitted call that is waited for. */
export interface Polling {
  readonly id: string;
  /** The time (of `performance.now()`) at which waiting ends. */
  readonly deadline: number;
  readonly prompts: readonly string[];
}

/**
 * Asks until the call has ended and gives the links to its pictures (see ImagePipelineState). Waits
 * 1 s at first and up to 5 s later. Asking costs nothing, so a lost or overloaded status answer is
 * no reason to give up before the deadline, and one that knows nothing of the call (404, 403, no
 * state in it) is none for a minute. Throws ProviderError; the call may have been billed.
 */
export async function pollUntilDone(
  { id, deadline, prompts }: Polling,
  client: ImagePipelineClient,
  options: RemoteOptions,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  const { firstPollMs, longestPollMs } = { ...defaultTimings, ...options.timings };
  const timeLeft = (): number => Math.max(0, deadline - performance.now());
  let pause = firstPollMs;
  let misses = 0;
  while (timeLeft() > 0) {
    await sleep(Math.min(pause, timeLeft()), signal);
    pause = Math.min(pause * GROWTH, longestPollMs);
    const answer = await askOnce(client, id, Math.max(1, timeLeft()), signal);
    if (!answer) continue;
    if (answer.status === 429) {
      await sleep(Math.min(retryAfterMs(answer.headers), timeLeft()), signal);
      continue;
    }
    const succeeded = isSuccess(answer.status);
    const state = succeeded ? readImagePipelineAnswer(answer.body) : undefined;
    if (state?.state === "success") return state.links;
    const isMiss = succeeded ? state === undefined : isNotYet(answer.status);
    misses = isMiss ? misses + 1 : 0;
    const goesOn = isMiss ? misses < MOST_MISSES : state?.state === "waiting";
    if (!goesOn) throw client.explain(answer, prompts, "job");
  }
  throw providerFailure({
    provider: PROVIDER,
    kind: "timeout",
    billed: "unknown",
    retryable: false,
    diagnosis: `request ${id} had not ended at the deadline`,
  });
}

/** A status answer that says something; undefined for one that was lost or came from a broken gateway. */
async function askOnce(
  client: ImagePipelineClient,
  id: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<HttpAnswer | undefined> {
  try {
    const answer = await client.status(id, timeoutMs, signal);
    return answer.status >= 500 ? undefined : answer;
  } catch (error) {
    if (error instanceof HttpFailure) return undefined;
    throw error;
  }
}
