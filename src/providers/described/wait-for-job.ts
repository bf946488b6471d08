import type { GenerationEvent } from "../image-model.ts";
import { type AcceptedCall, type Look, waitUntilDone } from "../remote/wait-until-done.ts";
import type { JobLook, JobService } from "./job-service.ts";

/** A bar without news stands here while the job waits, and there while it is drawn. */
const STARTED = 0.02;
const DRAWN = 0.1;
/** What is left for fetching the result. */
const SHARE = 0.9;

type Done = Extract<JobLook, { state: "done" }>;

/** A job that was accepted. */
export interface WaitingJob extends Pick<AcceptedCall<Done>, "deadline" | "timings" | "signal"> {
  readonly remoteId: string;
  readonly position: number;
  readonly words: readonly string[];
}

/**
 * Asks how far a job is until it is done, and tells the place in the queue. Throws ProviderError when
 * it failed, is not known, or the deadline passed: it may have been billed.
 */
export function waitForJob(
  { remoteId, position, words, ...waiting }: WaitingJob,
  service: JobService,
): AsyncGenerator<GenerationEvent, Done, undefined> {
  const { signal } = waiting;
  return waitUntilDone<Done>({
    ...waiting,
    provider: service.provider,
    id: remoteId,
    billed: "unknown",
    look: async (timeoutMs) =>
      shown(await service.look(remoteId, { words, timeoutMs, signal }), position),
    explain: (answer) => service.explain(answer, words, "job"),
  });
}

function shown(look: JobLook, position: number): Look<Done> {
  if (look.state === "done") return { state: "done", result: look };
  if (look.state === "failed" || look.state === "unknown") return look;
  return { state: "open", news: progressOf(look, position) };
}

function progressOf(
  look: Extract<JobLook, { state: "waiting" | "working" }>,
  position: number,
): GenerationEvent {
  if (look.state === "working") {
    const fraction = Math.max(DRAWN, (look.fraction ?? 0) * SHARE);
    return { type: "progress", fraction, position };
  }
  const { ahead } = look;
  const waits = ahead !== undefined && ahead > 0;
  return {
    type: "progress",
    fraction: STARTED,
    position,
    waiting: waits ? { ahead, seconds: undefined } : undefined,
  };
}
