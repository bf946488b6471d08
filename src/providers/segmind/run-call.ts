import { pictureSeed } from "../../domain/request.ts";
import type { GenerationContext, GenerationEvent, GenerationPlan } from "../image-model.ts";
import type { HttpAnswer } from "../../http/answer.ts";
import { isWholePicture } from "../picture-file.ts";
import { fetchResult } from "../remote/fetch-result.ts";
import { providerFailure } from "../remote/provider-failure.ts";
import type { RemoteOptions } from "../remote/remote-options.ts";
import { defaultTimings } from "../remote/remote-options.ts";
import { submitCall } from "../remote/submit-call.ts";
import type { SegmindClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import { segmindBody } from "./request.ts";
import type { Slug } from "./request.ts";
import { readAccount, readSegmindAnswer } from "./response.ts";

/** One call to Segmind: which, for which picture, from which source (plain base64). */
export interface SegmindCall {
  readonly slug: Slug;
  readonly plan: GenerationPlan;
  readonly call: number;
  readonly position: number;
  readonly image: string | undefined;
}

/** Makes one picture: submits, tells what the account has left, and hands the picture over. */
export async function* runSegmindCall(
  { slug, plan, call, position, image }: SegmindCall,
  client: SegmindClient,
  options: RemoteOptions,
  context: GenerationContext,
): AsyncGenerator<GenerationEvent, void, undefined> {
  const body = segmindBody(slug, plan.request, position, image);
  const pauseMs = options.timings?.repeatPauseMs ?? defaultTimings.repeatPauseMs;
  const send = async (signal: AbortSignal) => client.generate(slug, body, signal);
  const answer = yield* submitCall({ call, send, pauseMs }, context);
  const account = readAccount(answer.headers);
  if (account) yield { type: "account", ...account };
  const bytes = await pictureOf(answer, options, context.signal);
  if (!bytes) throw client.explain(answer, body);
  const seed = pictureSeed(plan.request.seed, position);
  yield { type: "picture", position, seed, content: { kind: "encoded", bytes } };
}

async function pictureOf(
  answer: HttpAnswer,
  options: RemoteOptions,
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  const result = readSegmindAnswer(answer);
  if (result.type === "link") return fetchResult(PROVIDER, result.url, options, signal);
  if (result.type === "nothing") return undefined;
  if (isWholePicture(result.bytes)) return result.bytes;
  throw providerFailure({
    provider: PROVIDER,
    kind: "broken-answer",
    billed: "unknown",
    retryable: false,
    diagnosis: `status ${answer.status}: the picture ends after ${result.bytes.length} bytes`,
  });
}
