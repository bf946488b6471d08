import { pictureSeed } from "../../domain/request.ts";
import type { GenerationContext, GenerationEvent, GenerationPlan } from "../image-model.ts";
import { fetchResult } from "../remote/fetch-result.ts";
import { providerFailure } from "../remote/provider-failure.ts";
import { defaultTimings } from "../remote/remote-options.ts";
import type { RemoteOptions } from "../remote/remote-options.ts";
import { submitCall } from "../remote/submit-call.ts";
import type { ImagePipelineClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import { pollUntilDone } from "./poll.ts";
import type { ImagePipelineBody } from "./request.ts";
import { isPollable, readImagePipelineAnswer } from "./response.ts";

/** One call to ImagePipeline: for which picture, with which body, and how long it may take in all. */
export interface ImagePipelineCall {
  readonly plan: GenerationPlan;
  readonly call: number;
  readonly position: number;
  readonly body: ImagePipelineBody;
  readonly timeoutMs: number;
}

/**
 * Makes one picture: submits (unless an earlier run already did), tells the id before the first
 * poll, polls, and fetches the picture.
 */
export async function* runImagePipelineCall(
  call: ImagePipelineCall,
  client: ImagePipelineClient,
  options: RemoteOptions,
  context: GenerationContext,
): AsyncGenerator<GenerationEvent, void, undefined> {
  const { plan, position } = call;
  const links = yield* linksOf(call, client, options, context);
  const [link] = links ?? [];
  if (link === undefined) throw withoutLinks(links);
  const bytes = await fetchResult(PROVIDER, link, options, context.signal);
  const seed = pictureSeed(plan.request.seed, position);
  yield { type: "picture", position, seed, content: { kind: "encoded", bytes } };
}

async function* linksOf(
  { plan, call, body, timeoutMs }: ImagePipelineCall,
  client: ImagePipelineClient,
  options: RemoteOptions,
  context: GenerationContext,
): AsyncGenerator<GenerationEvent, readonly string[] | undefined, undefined> {
  const prompts = [plan.request.prompt, plan.request.negativePrompt ?? ""];
  const { timings } = options;
  const { signal } = context;
  const poll = (id: string, deadline: number) =>
    pollUntilDone({ id, deadline, prompts, timings, signal }, client);

  const stored = context.remoteIds.get(call);
  if (stored !== undefined) return yield* poll(stored, performance.now() + timeoutMs);

  let deadline = 0;
  const pauseMs = timings?.repeatPauseMs ?? defaultTimings.repeatPauseMs;
  const send = async (sending: AbortSignal) => {
    deadline = performance.now() + timeoutMs;
    return client.submit(body, timeoutMs, sending);
  };
  const answer = yield* submitCall({ call, send, pauseMs }, context);
  const state = readImagePipelineAnswer(answer.body);
  if (!state || state.state === "failure") throw client.explain(answer, prompts, "job");
  const pollable = state.id !== undefined && isPollable(state.id);
  if (state.id !== undefined && pollable) yield { type: "remote", call, remoteId: state.id };
  if (state.state === "success") return state.links;
  if (state.id !== undefined && pollable) return yield* poll(state.id, deadline);
  throw broken("the submission was accepted without an id that can be polled");
}

function withoutLinks(links: readonly string[] | undefined): Error {
  if (!links) return broken("SUCCESS without any field for links");
  const refused = { kind: "content-refused", billed: "unknown", retryable: false } as const;
  return providerFailure({
    ...refused,
    provider: PROVIDER,
    diagnosis: "SUCCESS with an empty list of links: the safety checker held the picture back",
  });
}

function broken(diagnosis: string): Error {
  const kind = "broken-answer";
  return providerFailure({
    provider: PROVIDER,
    kind,
    billed: "unknown",
    retryable: false,
    diagnosis,
  });
}
