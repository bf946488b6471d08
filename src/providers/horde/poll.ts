import { say } from "../../words/index.ts";
import type { GenerationEvent } from "../image-model.ts";
import { is, isSuccess } from "../remote/failure-rules.ts";
import { providerFailure } from "../remote/provider-failure.ts";
import { type AcceptedCall, type Look, waitUntilDone } from "../remote/wait-until-done.ts";
import type { HordeClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import { type HordeProgress, read } from "./response.ts";

/** The order is not known any more: it expired, or the service forgot it. */
export const LOST = "lost";

type Outcome = "done" | typeof LOST;

/** An order that was accepted. */
export interface Waiting extends Pick<
  AcceptedCall<Outcome>,
  "id" | "deadline" | "timings" | "signal"
> {
  readonly position: number;
  readonly words: readonly string[];
}

/**
 * Asks how far an order is until it is done, and tells the place in the queue and the waiting time.
 * Gives "lost" when the service knows nothing of it. Throws ProviderError when no worker can draw it,
 * it failed, or the deadline passed.
 */
export function waitForOrder(
  { position, words, ...waiting }: Waiting,
  client: HordeClient,
): AsyncGenerator<GenerationEvent, Outcome, undefined> {
  const { id, signal } = waiting;
  const startedAt = performance.now();
  async function look(timeoutMs: number): Promise<Look<Outcome>> {
    const asked = { method: "GET", path: `generate/check/${id}`, timeoutMs, signal } as const;
    const answer = await client.answer(asked);
    if (is(404, 410)(answer.status)) return { state: "done", result: LOST };
    const state = isSuccess(answer.status) ? read.progress(answer) : undefined;
    if (!state) return { state: "unknown", answer };
    if (state.done) return { state: "done", result: "done" };
    const error = hopeless(state);
    if (error) return { state: "failed", error };
    return { state: "open", news: progressOf(state, position, performance.now() - startedAt) };
  }
  const explain: AcceptedCall<Outcome>["explain"] = (answer) => client.explain(answer, words);
  return waitUntilDone({ ...waiting, provider: PROVIDER, billed: "no", look, explain });
}

function hopeless({ is_possible: isPossible, faulted }: HordeProgress): Error | undefined {
  if (isPossible && !faulted) return undefined;
  const code = faulted ? "services.horde-faulted" : "services.horde-impossible";
  return providerFailure({
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
