import { sleep } from "../../lib/sleep.ts";
import { HttpFailure } from "../../http/http-failure.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { providerFailure } from "../remote/provider-failure.ts";
import { defaultTimings } from "../remote/remote-options.ts";
import type { RemoteOptions } from "../remote/remote-options.ts";
import { retryAfterMs } from "../remote/retry-after.ts";
import type { ImagePipelineClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import { readImagePipelineAnswer } from "./response.ts";

const GROWTH = 1.5;

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
 * no reason to give up before the deadline. Throws ProviderError; the call may have been billed.
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
  while (timeLeft() > 0) {
    await sleep(Math.min(pause, timeLeft()), signal);
    pause = Math.min(pause * GROWTH, longestPollMs);
    const answer = await askOnce(client, id, Math.max(1, timeLeft()), signal);
    if (!answer) continue;
    if (answer.status === 429) {
      await sleep(Math.min(retryAfterMs(answer.headers), timeLeft()), signal);
      continue;
    }
    const state = answer.status < 300 ? readImagePipelineAnswer(answer.body) : undefined;
    if (state?.state === "success") return state.links;
    if (state?.state !== "waiting") throw client.explain(answer, prompts, true);
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
