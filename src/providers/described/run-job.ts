import { StudioStopping } from "../../domain/abort-reasons.ts";
import { type GenerationRequest, pictureSeed } from "../../domain/request.ts";
import type { GenerationContext, GenerationEvent, GenerationPlan } from "../image-model.ts";
import { isWholePicture, resultMediaType } from "../picture-file.ts";
import { fetchResult } from "../remote/fetch-result.ts";
import { type FailureDetails, providerFailure } from "../remote/provider-failure.ts";
import { defaultTimings, type RemoteOptions } from "../remote/remote-options.ts";
import { submitCall } from "../remote/submit-call.ts";
import { takenBackWhenGivenUp } from "../remote/taken-back.ts";
import { isWholeFilm } from "../whole-film.ts";
import { isBlackened, pictureIn } from "./found-picture.ts";
import type { JobLook, JobService } from "./job-service.ts";
import { waitForJob } from "./wait-for-job.ts";

/** One job for one picture. */
export interface Job {
  readonly model: string;
  readonly plan: GenerationPlan;
  readonly call: number;
  readonly position: number;
  readonly input: Readonly<Record<string, unknown>>;
  readonly timeoutMs: number;
  /** The run's own signal: aborted when the job is cancelled, or Easel stops. */
  readonly cancelled: AbortSignal;
}

/**
 * Makes one picture: submits the job (unless an earlier run did), tells the id before the first
 * question, waits, and fetches the result. A job that is given up is cancelled at the service at
 * once; when Easel only stops, it goes on.
 */
export async function* runJob(
  job: Job,
  service: JobService,
  options: RemoteOptions,
  context: GenerationContext,
): AsyncGenerator<GenerationEvent, void, undefined> {
  const { call, cancelled } = job;
  const remoteId = context.remoteIds.get(call) ?? (yield* submit(job, service, options, context));
  const takeBack = (): void => service.cancel(remoteId);
  yield* takenBackWhenGivenUp(
    { cancelled, takeBack, isGivenUp: isTimeout },
    finish(remoteId, job, service, options, context.signal),
  );
}

/** Waits for an accepted job and fetches its picture. */
async function* finish(
  remoteId: string,
  { plan: { request }, position, timeoutMs }: Job,
  service: JobService,
  options: RemoteOptions,
  signal: AbortSignal,
): AsyncGenerator<GenerationEvent, void, undefined> {
  const words = wordsOf(request);
  const deadline = performance.now() + timeoutMs;
  const waiting = { remoteId, position, deadline, words, timings: options.timings, signal };
  const look = yield* waitForJob(waiting, service);
  const bytes = await bytesOf(look, words, service, options, signal);
  const seed = pictureSeed(request.seed, position);
  yield { type: "picture", position, seed, content: { kind: "encoded", bytes } };
}

async function* submit(
  { model, plan, call, input, timeoutMs, cancelled }: Job,
  service: JobService,
  options: RemoteOptions,
  context: GenerationContext,
): AsyncGenerator<GenerationEvent, string, undefined> {
  const words = wordsOf(plan.request);
  const pauseMs = options.timings?.repeatPauseMs ?? defaultTimings.repeatPauseMs;
  const send = async (signal: AbortSignal): Promise<string> => {
    // Whoever cancels now must still learn the id: without it the job could not be cancelled.
    const asked = service.submit({ model, input, words, timeoutMs });
    const onAbort = (): void => {
      if (cancelled.reason instanceof StudioStopping) return;
      void asked.then((late) => service.cancel(late)).catch(() => {});
    };
    signal.addEventListener("abort", onAbort, { once: true });
    return asked.finally(() => signal.removeEventListener("abort", onAbort));
  };
  const remoteId = yield* submitCall({ call, send, pauseMs }, context);
  yield { type: "remote", call, remoteId };
  return remoteId;
}

/** The picture of a finished job. It was paid for, so whatever keeps it back says so. */
async function bytesOf(
  { answer, result }: Extract<JobLook, { state: "done" }>,
  words: readonly string[],
  service: JobService,
  options: RemoteOptions,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const failed = (details: Pick<FailureDetails, "kind" | "diagnosis">) =>
    providerFailure({ provider: service.provider, billed: "yes", retryable: false, ...details });
  if (isBlackened(result)) {
    throw failed({ kind: "content-refused", diagnosis: "the picture was blackened as adult" });
  }
  const link = pictureIn(result);
  if (link === undefined) throw service.explain(answer, words, "job");
  if (/^https?:/i.test(link)) return fetchResult(service.provider, link, options, signal);
  const bytes = Buffer.from(link.replace(/^data:[^,]{0,200},/i, ""), "base64");
  if (resultMediaType(bytes) && isWholePicture(bytes) && isWholeFilm(bytes)) return bytes;
  throw failed({ kind: "broken-answer", diagnosis: "the base64 of the result is no picture" });
}

/** The words of whoever asked: they are never quoted from an answer. */
function wordsOf({ prompt, negativePrompt = "" }: GenerationRequest): readonly string[] {
  return [prompt, negativePrompt].filter((text) => text !== "");
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && "kind" in error && error.kind === "timeout";
}
