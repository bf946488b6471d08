import { pictureSeed } from "../../domain/request.ts";
import { warning } from "../../domain/warning.ts";
import { mergeAsync } from "../../lib/merge-async.ts";
import { say } from "../../words/index.ts";
import type { GenerationContext, GenerationEvent, GenerationPlan } from "../image-model.ts";
import { isWholePicture } from "../picture-file.ts";
import { fetchResult } from "../remote/fetch-result.ts";
import { providerFailure } from "../remote/provider-failure.ts";
import { cut } from "../remote/redact.ts";
import { defaultTimings, type RemoteOptions } from "../remote/remote-options.ts";
import { submitCall } from "../remote/submit-call.ts";
import type { OpenAiClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import type { Family } from "./families.ts";
import type { Inputs } from "./inputs.ts";
import { createPartials, type Partials } from "./partials.ts";
import { fieldsOf } from "./request.ts";
import type { Made } from "./response.ts";
import { writeBody } from "./write-body.ts";

/** A service may write long prompts; a warning is no place for all of it. */
const LONGEST_REVISION = 500;

/** One call for one picture. */
export interface OpenAiCall {
  /** The model as the server calls it, and as people do. */
  readonly model: string;
  readonly name: string;
  readonly family: Family;
  readonly plan: GenerationPlan;
  readonly call: number;
  readonly position: number;
  readonly inputs: Inputs | undefined;
  readonly partialImages: number;
  readonly isPaid: boolean;
}

/** Makes one picture: sends the call, shows what is half made, and hands the finished one over. */
export async function* runOpenAiCall(
  call: OpenAiCall,
  client: OpenAiClient,
  options: RemoteOptions,
  context: GenerationContext,
): AsyncGenerator<GenerationEvent, void, undefined> {
  const partials = createPartials();
  yield* mergeAsync([
    making(call, client, { ...options, partials }, context),
    shown(call, partials),
  ]);
}

async function* making(
  call: OpenAiCall,
  client: OpenAiClient,
  { partials, ...options }: RemoteOptions & { readonly partials: Partials },
  context: GenerationContext,
): AsyncGenerator<GenerationEvent, void, undefined> {
  const { plan, position, inputs, partialImages } = call;
  const { request } = plan;
  try {
    const { dialect } = call.family;
    const fields = fieldsOf({ model: call.model, dialect, request, position, partialImages });
    const making = {
      ...(await writeBody(fields, inputs)),
      path: inputs ? "images/edits" : "images/generations",
      words: [request.prompt, request.negativePrompt ?? ""].filter((word) => word !== ""),
      onPartial: partials.push.bind(partials),
    } as const;
    const pauseMs = options.timings?.repeatPauseMs ?? defaultTimings.repeatPauseMs;
    const send = (signal: AbortSignal) => client.make(making, signal);
    const made = yield* submitCall({ call: call.call, send, pauseMs }, context);
    yield* revision(call, made);
    const bytes = await pictureOf(made, call, options, context.signal);
    const seed = pictureSeed(request.seed, position);
    yield { type: "picture", position, seed, content: { kind: "encoded", bytes } };
  } finally {
    partials.end();
  }
}

/** Half-made pictures as progress: the k-th of n is (k of n + 1) of the way. */
async function* shown(
  { position, partialImages }: OpenAiCall,
  partials: Partials,
): AsyncGenerator<GenerationEvent, void, undefined> {
  for await (const { bytes, number } of partials.read()) {
    const fraction = Math.min(1, number / (partialImages + 1));
    const preview = { kind: "encoded", bytes } as const;
    yield { type: "progress", fraction, position, preview };
  }
}

/** Says which words were drawn, where the service changed them. */
function* revision(
  { name, plan, position }: OpenAiCall,
  { revisedPrompt }: Made,
): Generator<GenerationEvent, void, undefined> {
  const { prompt, count } = plan.request;
  if (revisedPrompt === undefined || revisedPrompt === prompt.trim()) return;
  const words = { model: name, prompt: cut(revisedPrompt, LONGEST_REVISION) };
  const message =
    count === 1
      ? say("services.openai-revised", words)
      : say("services.openai-revised-one", { ...words, picture: position + 1 });
  yield { type: "warning", warning: warning("prompt", message) };
}

async function pictureOf(
  { picture }: Made,
  { isPaid }: OpenAiCall,
  options: RemoteOptions,
  signal: AbortSignal,
): Promise<Uint8Array> {
  if (picture.type === "link") return fetchResult(PROVIDER, picture.url, options, signal);
  if (isWholePicture(picture.bytes)) return picture.bytes;
  throw providerFailure({
    provider: PROVIDER,
    kind: "broken-answer",
    billed: isPaid ? "unknown" : "no",
    retryable: false,
    diagnosis: `the picture ends after ${picture.bytes.length} bytes`,
  });
}
