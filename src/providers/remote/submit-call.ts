import { ProviderError } from "../../domain/errors.ts";
import { sleep } from "../../lib/sleep.ts";
import { untilAborted } from "../../lib/until-aborted.ts";
import type { GenerationContext, GenerationEvent } from "../image-model.ts";

/** One paid call: its number in the plan, and how to send it. */
export interface PaidCall<T> {
  readonly call: number;
  /** Sends the request once. Throws ProviderError for every answer that is no success. */
  readonly send: (signal: AbortSignal) => Promise<T>;
  /** The wait before the one repetition, in milliseconds. */
  readonly pauseMs: number;
}

/**
 * Sends a paid call when the account's limits allow it. `submitting` is yielded when it is the
 * call's turn, and nothing leaves before the consumer has asked on. A call that the service itself
 * declared failed and unbilled (an explicit 5xx, or no connection at all) is repeated once.
 */
export async function* submitCall<T>(
  paid: PaidCall<T>,
  context: GenerationContext,
): AsyncGenerator<GenerationEvent, T, undefined> {
  try {
    return yield* submitOnce(paid, context);
  } catch (error) {
    if (!isOutOfOrder(error)) throw error;
  }
  await sleep(paid.pauseMs, context.signal);
  return yield* submitOnce(paid, context);
}

function isOutOfOrder(error: unknown): boolean {
  return error instanceof ProviderError && error.kind === "overloaded" && error.billed === "no";
}

async function* submitOnce<T>(
  { call, send }: PaidCall<T>,
  context: GenerationContext,
): AsyncGenerator<GenerationEvent, T, undefined> {
  const turn = Promise.withResolvers<void>();
  const stored = Promise.withResolvers<void>();
  stored.promise.catch(() => {});
  const answer = context.paced(async (signal) => {
    turn.resolve();
    await stored.promise;
    signal.throwIfAborted();
    return send(signal);
  });
  answer.catch(() => {});
  try {
    await untilAborted(Promise.race([turn.promise, answer]), context.signal);
    yield { type: "submitting", call };
    stored.resolve();
    return await untilAborted(answer, context.signal);
  } finally {
    stored.reject(new Error("the call was given up before it was sent"));
  }
}
