import { ProviderError } from "../../../domain/errors.ts";
import { sleep } from "../../../lib/sleep.ts";
import { say } from "../../../words/index.ts";
import { defaultTimings, type RemoteTimings } from "../../remote/remote-options.ts";
import { ownFailure, PROVIDER } from "../wire/errors.ts";
import { askJobState, type OutputFile } from "../wire/job-state.ts";
import type { Machine } from "./machines.ts";
import type { JobWatch, News } from "./watch-job.ts";

const GROWTH = 1.5;
/** Answers in a row in which a machine knows nothing of a job that it had taken. */
const MOST_UNKNOWN = 2;
/** Questions in a row without an answer before a machine counts as dead: with another one at hand, or without. */
const PATIENCE_WITH_OTHERS = 3;
const PATIENCE_ALONE = 15;

/** The machine has lost the job: it can be given to another one, or again. */
export class JobLost extends Error {
  readonly failure: ProviderError;

  constructor(failure: ProviderError) {
    super(failure.message, { cause: failure });
    this.failure = failure;
  }
}

/** A job that a machine has taken. */
export interface TakenJob {
  readonly machine: Machine;
  readonly promptId: string;
  readonly watch: JobWatch;
  /** The time (of `performance.now()`) at which waiting ends. */
  readonly deadline: number;
  /** Whether another machine could take it over. */
  readonly hasOthers: boolean;
}

/**
 * Waits until a job has ended and gives the files that it made. Yields what is told on the way. What
 * counts is the history: the connection only tells sooner. Throws ProviderError when the job failed,
 * JobLost when the machine does not answer any more or has forgotten it.
 */
export async function* followJob(
  { machine, promptId, watch, deadline, hasOthers }: TakenJob,
  timings: Partial<RemoteTimings> | undefined,
  signal: AbortSignal,
): AsyncGenerator<News, readonly OutputFile[], undefined> {
  const { firstPollMs, longestPollMs } = { ...defaultTimings, ...timings };
  let pause = firstPollMs;
  let unknown = 0;
  let silent = 0;
  let wasOver = false;
  while (performance.now() < deadline) {
    const pausing = new AbortController();
    const nextLook = sleep(pause, AbortSignal.any([signal, pausing.signal]));
    nextLook.catch(() => {});
    let isTime = false;
    while (!isTime) {
      isTime = await Promise.race([nextLook.then(() => true), watch.changed.then(() => false)]);
      signal.throwIfAborted();
      const news = watch.news();
      if (news) yield news;
      // The end is asked for at once; what comes behind it is no reason to hurry again.
      if (news?.isOver && !wasOver) isTime = wasOver = true;
    }
    pausing.abort();
    pause = Math.min(pause * GROWTH, longestPollMs);
    const state = await askJobState(machine.client, promptId, signal).catch((error: unknown) => {
      if (error instanceof ProviderError) return error;
      throw error;
    });
    if (state instanceof ProviderError) {
      if (state.kind === "bad-key") throw state;
      silent += 1;
      if (silent >= (hasOthers ? PATIENCE_WITH_OTHERS : PATIENCE_ALONE)) throw new JobLost(state);
      continue;
    }
    silent = 0;
    if (state.state === "done") {
      // What was told while the machine was asked comes before its answer.
      const late = watch.news();
      if (late) yield late;
      return state.files;
    }
    if (state.state === "failed") throw state.failure;
    unknown = state.state === "unknown" ? unknown + 1 : 0;
    if (unknown >= MOST_UNKNOWN) {
      const says = say("services.comfyui-forgot", { provider: PROVIDER });
      throw new JobLost(ownFailure("unknown", "neither queue nor history know the job", says));
    }
  }
  throw ownFailure("timeout", "the job had not ended at the deadline");
}
