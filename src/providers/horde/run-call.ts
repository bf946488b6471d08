import { ProviderError } from "../../domain/errors.ts";
import { pictureSeed } from "../../domain/request.ts";
import { warning } from "../../domain/warning.ts";
import { say } from "../../words/index.ts";
import type { GenerationContext, GenerationEvent, GenerationPlan } from "../image-model.ts";
import { providerFailure } from "../remote/provider-failure.ts";
import { publicReason } from "../remote/public-reason.ts";
import { defaultTimings, type RemoteOptions } from "../remote/remote-options.ts";
import { submitCall } from "../remote/submit-call.ts";
import { takenBackWhenGivenUp } from "../remote/taken-back.ts";
import type { HordeClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import { fetchPicture } from "./fetch-picture.ts";
import { LOST, waitForOrder } from "./poll.ts";
import { type Accepted, read } from "./response.ts";

/** One order for one picture. */
export interface HordeCall {
  readonly plan: GenerationPlan;
  readonly call: number;
  readonly position: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly timeoutMs: number;
  /** The run's own signal: aborted when the job is cancelled, or Easel stops. */
  readonly cancelled: AbortSignal;
}

/**
 * Makes one picture: orders it (unless an earlier run did), tells the id before the first question,
 * waits, and fetches it. One that the service has forgotten is ordered once more: it costs no money.
 */
export async function* runHordeCall(
  order: HordeCall,
  client: HordeClient,
  options: RemoteOptions,
  context: GenerationContext,
): AsyncGenerator<GenerationEvent, void, undefined> {
  const { request } = order.plan;
  const words = [request.prompt, request.negativePrompt ?? ""].filter((text) => text !== "");
  const stored = context.remoteIds.get(order.call);
  for (const isFirst of [true, false]) {
    const id =
      (isFirst ? stored : undefined) ?? (yield* submit(order, client, options, context, words));
    const bytes = yield* takenBackWhenGivenUp(
      { cancelled: order.cancelled, takeBack: () => takeBack(id, client), isGivenUp },
      finish(id, order, words, client, options, context),
    );
    if (bytes === undefined) continue;
    const { position } = order;
    const seed = pictureSeed(request.seed, position);
    yield { type: "picture", position, seed, content: { kind: "encoded", bytes } };
    return;
  }
  throw failure("unknown", "the service forgot the order twice");
}

/** Waits for an accepted order and fetches its picture; undefined when the service has forgotten it. */
async function* finish(
  id: string,
  { position, timeoutMs }: HordeCall,
  words: readonly string[],
  client: HordeClient,
  options: RemoteOptions,
  { signal }: GenerationContext,
): AsyncGenerator<GenerationEvent, Uint8Array | undefined, undefined> {
  const deadline = performance.now() + timeoutMs;
  const waiting = { id, position, deadline, words, timings: options.timings, signal };
  const outcome = yield* waitForOrder(waiting, client);
  return outcome === LOST ? undefined : fetchPicture(id, client, words, options, signal);
}

async function* submit(
  { call, body }: HordeCall,
  client: HordeClient,
  options: RemoteOptions,
  context: GenerationContext,
  words: readonly string[],
): AsyncGenerator<GenerationEvent, string, undefined> {
  const pauseMs = options.timings?.repeatPauseMs ?? defaultTimings.repeatPauseMs;
  const send = async (signal: AbortSignal): Promise<Accepted> => {
    const exchange = { method: "POST", path: "generate/async", body } as const;
    // Whoever cancels now must still learn the id: without it the order could not be taken back.
    const asked = client.call(exchange, words);
    const onAbort = (): void =>
      void asked.then((late) => takeBack(read.accepted(late)?.id, client)).catch(() => {});
    signal.addEventListener("abort", onAbort, { once: true });
    const answer = await asked.finally(() => signal.removeEventListener("abort", onAbort));
    const accepted = read.accepted(answer);
    if (!accepted) throw client.explain(answer, words);
    return accepted;
  };
  const accepted = yield* submitCall({ call, send, pauseMs }, context);
  yield { type: "remote", call, remoteId: accepted.id };
  for (const { message } of accepted.warnings ?? []) {
    const reason = publicReason(message, { texts: words });
    if (reason === undefined) continue;
    const says = say("services.horde-warning", { provider: PROVIDER, reason });
    yield { type: "warning", warning: warning("model", says) };
  }
  return accepted.id;
}

/** Takes an order back. Nobody waits for it, and one that has ended is not changed by it. */
function takeBack(id: string | undefined, client: HordeClient): void {
  if (id === undefined) return;
  void client.answer({ method: "DELETE", path: `generate/status/${id}` }).catch(() => {});
}

/** No volunteer shall draw what nobody fetches. */
function isGivenUp(error: unknown): boolean {
  return error instanceof ProviderError;
}

function failure(kind: "unknown", diagnosis: string): ProviderError {
  return providerFailure({ provider: PROVIDER, kind, billed: "no", retryable: false, diagnosis });
}
