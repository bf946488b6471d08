import { randomUUID } from "node:crypto";
import { ProviderError } from "../../domain/errors.ts";
import { requestOfPicture } from "../../domain/request.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { HttpFailure } from "../../http/http-failure.ts";
import { mergeAsync } from "../../lib/merge-async.ts";
import { sleep } from "../../lib/sleep.ts";
import { say } from "../../words/index.ts";
import type { GenerationContext, GenerationEvent, GenerationPlan } from "../image-model.ts";
import { providerFailure } from "../remote/provider-failure.ts";
import { defaultTimings, type RemoteTimings } from "../remote/remote-options.ts";
import { submitCall } from "../remote/submit-call.ts";
import type { ServerClient } from "./client.ts";
import { type Drawing, startDrawing } from "./drawing.ts";
import { PROVIDER } from "./errors.ts";
import { pathOf, type SentPictures, serverBody } from "./request.ts";
import { readPicture } from "./response.ts";
import type { ServerDescription } from "./server-description.ts";
import type { ServerPool } from "./server-pool.ts";

/** What the pictures of these servers are drawn with. */
export interface Machines {
  readonly pool: ServerPool;
  readonly timeoutMs: number;
  readonly timings?: Partial<RemoteTimings> | undefined;
  /** Aborts when the provider is closed. */
  readonly closed: AbortSignal;
}

/** One picture of a plan. */
export interface ServerCall {
  readonly plan: GenerationPlan;
  readonly call: number;
  readonly position: number;
  /** The checkpoint by the name that all machines share. */
  readonly name: string;
  readonly fits: (server: ServerDescription) => boolean;
  readonly pictures: SentPictures;
}

interface Drawn {
  readonly answer: HttpAnswer;
  readonly client: ServerClient;
}

/** Draws one picture on the best free machine, and tells how far it is where the machine does. */
export async function* runServerCall(
  call: ServerCall,
  machines: Machines,
  context: GenerationContext,
): AsyncGenerator<GenerationEvent, void, undefined> {
  const { request } = call.plan;
  const timings = { ...defaultTimings, ...machines.timings };
  const words = [request.prompt, request.negativePrompt ?? ""].filter((text) => text !== "");
  const watching = new AbortController();
  const signal = AbortSignal.any([context.signal, watching.signal]);
  let current: Drawing | undefined;
  let drawn: Drawn | undefined;

  async function* order(): AsyncGenerator<GenerationEvent, void, undefined> {
    const send = async (sending: AbortSignal): Promise<Drawn> =>
      drawSomewhere(call, machines, words, sending, (drawing) => (current = drawing));
    const paid = { call: call.call, send, pauseMs: timings.repeatPauseMs };
    drawn = yield* submitCall(paid, context);
    watching.abort();
  }

  try {
    const watch = watchProgress(() => current, call.position, timings.firstPollMs, signal);
    yield* mergeAsync([order(), watch]);
  } finally {
    watching.abort();
  }
  if (!drawn) return;
  const bytes = readPicture(drawn.answer);
  if (!bytes) throw drawn.client.explain(drawn.answer, words);
  const { seed } = requestOfPicture(request, call.position);
  const content = { kind: "encoded", bytes } as const;
  yield { type: "picture", position: call.position, seed, content };
}

/** Draws on the best machine; where it went away without an answer, on another one. */
async function drawSomewhere(
  { plan, position, name, fits, pictures }: ServerCall,
  { pool, timeoutMs, closed }: Machines,
  words: readonly string[],
  signal: AbortSignal,
  onStart: (drawing: Drawing) => void,
): Promise<Drawn> {
  const gone = new Set<string>();
  const checkpointOn = (server: ServerDescription) =>
    server.checkpoints.find((each) => each.name === name);
  const usable = (server: ServerDescription): boolean => fits(server) && !gone.has(server.url);
  for (;;) {
    if (!pool.has(usable)) throw noMachine();
    const wanted = { fits: usable, title: (one: ServerDescription) => checkpointOn(one)?.title };
    const lease = await pool.lease(wanted, signal);
    const checkpoint = checkpointOn(lease.server) ?? { name, title: name };
    const task = `task(easel-${randomUUID()})`;
    const drawing = { request: plan.request, position, checkpoint, pictures };
    const body = serverBody(drawing, lease.server, task);
    const { title } = checkpoint;
    try {
      const order = { path: pathOf(drawing), body, task, title, words, timeoutMs, closed };
      const started = await startDrawing(lease, order, signal);
      onStart(started);
      return { answer: await started.answer, client: lease.client };
    } catch (error) {
      if (!isGone(error)) throw error;
      pool.rest(lease.server.url);
      gone.add(lease.server.url);
      if (!pool.has(usable)) throw error;
    }
  }
}

/** Whether a machine cannot be reached, or broke the connection off. */
function isGone(error: unknown): boolean {
  if (!(error instanceof ProviderError) || !(error.cause instanceof HttpFailure)) return false;
  return error.cause.reason === "unreachable" || error.cause.reason === "lost";
}

function noMachine(): ProviderError {
  return providerFailure({
    provider: PROVIDER,
    kind: "gone-model",
    billed: "no",
    retryable: false,
    says: say("services.a1111-no-machine", { provider: PROVIDER }),
    diagnosis: "no machine has this checkpoint with what the request needs",
  });
}

async function* watchProgress(
  current: () => Drawing | undefined,
  position: number,
  pauseMs: number,
  signal: AbortSignal,
): AsyncGenerator<GenerationEvent, void, undefined> {
  let previewId = -1;
  while (!signal.aborted) {
    try {
      await sleep(pauseMs, signal);
      const state = await current()?.state(previewId, signal);
      if (state === undefined || state.phase === "unknown") continue;
      ({ previewId } = state);
      yield {
        type: "progress",
        fraction: Math.min(1, Math.max(0, state.fraction)),
        position,
        step: state.step,
        steps: state.steps,
        preview: state.preview && { kind: "encoded", bytes: state.preview },
        waiting: state.ahead === undefined ? undefined : { ahead: state.ahead, seconds: undefined },
      };
    } catch (error) {
      if (signal.aborted) return;
      throw error;
    }
  }
}
