import type { ImageModel } from "../../providers/image-model.ts";
import type { JobStore, QueuedJob } from "../../storage/job-store.ts";
import type { Clock } from "../clock.ts";
import { type AccountOutlook, estimatePositions, type WaitingJob } from "./estimate.ts";
import type { Pacing } from "../pacing/pacing.ts";
import type { Survey } from "./positions.ts";
import type { JobInHand } from "./dispatcher.ts";

/** Jobs whose model is no longer configured wait for nothing: they fail as soon as they are taken. */
const NO_ACCOUNT = "";

/** Makes the survey of the queue: the places of all waiting jobs, each with an estimate. */
export function createSurvey(parts: {
  readonly jobs: Pick<JobStore, "typicalMilliseconds" | "waiting">;
  readonly clock: Clock;
  readonly paces: Pacing;
  models(): readonly ImageModel[];
  inHand(): Iterable<JobInHand>;
}): Survey {
  const { jobs, clock, paces } = parts;

  return async () => {
    const waiting = await jobs.waiting();
    const models = new Map(parts.models().map((model) => [model.id, model]));
    const typical = new Map<string, number | undefined>();
    for (const model of new Set(waiting.map((job) => job.model))) {
      typical.set(model, await jobs.typicalMilliseconds(model));
    }
    const now = clock.monotonic();
    const line = waiting.map((job) => toWaiting(job, models.get(job.model), typical));
    return estimatePositions(line, outlooks(models, now), now);
  };

  function outlooks(models: ReadonlyMap<string, ImageModel>, now: number) {
    const found = new Map<string, AccountOutlook & { busyUntil: (number | undefined)[] }>();
    for (const { capabilities } of models.values()) {
      const { account, concurrency, requestsPerMinute } = capabilities.pace;
      const { recentStarts, pausedUntil } = paces.of(capabilities.pace);
      const limits = { concurrency, requestsPerMinute, recentStarts, pausedUntil };
      found.set(account, { ...limits, busyUntil: [] });
    }
    for (const { job, progress } of parts.inHand()) {
      const account = models.get(job.request.model)?.capabilities.pace.account;
      const seconds = progress?.secondsLeft;
      const until = seconds === undefined ? undefined : now + seconds * 1000;
      found.get(account ?? NO_ACCOUNT)?.busyUntil.push(until);
    }
    return found;
  }
}

function toWaiting(
  { id, model: modelId, missing }: QueuedJob,
  model: ImageModel | undefined,
  typical: ReadonlyMap<string, number | undefined>,
): WaitingJob {
  if (model === undefined) return { id, account: NO_ACCOUNT, calls: 0, runMs: 0 };
  const { pace, picturesPerCall } = model.capabilities;
  const each = typical.get(modelId);
  return {
    id,
    account: pace.account,
    calls: Math.ceil(missing / picturesPerCall),
    runMs: each === undefined ? undefined : each * missing,
  };
}
