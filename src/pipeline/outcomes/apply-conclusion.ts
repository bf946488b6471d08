import type { Job } from "../../domain/job.ts";
import type { ImageModel } from "../../providers/image-model.ts";
import type { JobStore } from "../../storage/job-store.ts";
import { type Circumstances, conclude, type Conclusion } from "./conclude.ts";
import { findTakeover, mayMove } from "./failover.ts";
import { recordFailure } from "./failure.ts";
import type { RunResult } from "../running/run-result.ts";
import type { WorkParts } from "../running/work-parts.ts";

/**
 * Decides what follows from a run, and does it in one step of the journal. `model` is the one that
 * was to run; undefined when it is no longer configured.
 */
export async function applyConclusion(
  result: RunResult,
  model: ImageModel | undefined,
  parts: WorkParts,
): Promise<void> {
  const { id, warnings } = result.job;
  const { jobs } = parts.storage;
  const conclusion = conclude(result, circumstances(result, model, parts));
  switch (conclusion.to) {
    case "later":
      return;
    case "queue":
      await jobs.putBack(id);
      return;
    case "other-model": {
      const { request, cost, warnings: more } = conclusion.takeover;
      const { dailyBudget } = parts.limits;
      const change = { request, cost, warnings: [...warnings, ...more], dailyBudget };
      if ((await jobs.move(id, "queued", change)) !== undefined) return;
      // The day's budget does not allow it: somebody else may be cheaper, or nobody takes over.
      parts.chances.tried(id, request.model);
      return applyConclusion(result, model, parts);
    }
    case "made": {
      const made = await madeJob(result.job, conclusion, jobs);
      if (made !== undefined) parts.deliveries.begin(made);
      break;
    }
    case "cancelled":
    case "failed":
    case "refused":
      await parts.notices.end(id, conclusion.to, { failure: failureOf(conclusion) });
      break;
  }
  parts.chances.forget(id);
}

/** The job as it is delivered; with its last picture it was made already. */
async function madeJob(
  job: Job,
  { warnings, failure }: Extract<Conclusion, { readonly to: "made" }>,
  jobs: Pick<JobStore, "move">,
): Promise<Job | undefined> {
  if (job.state === "made") return job;
  return jobs.move(job.id, "made", { failure, warnings: [...job.warnings, ...warnings] });
}

function failureOf(conclusion: Conclusion) {
  return "failure" in conclusion ? conclusion.failure : undefined;
}

function circumstances(
  result: RunResult,
  model: ImageModel | undefined,
  parts: WorkParts,
): Circumstances {
  const { chances, circuits, fallback, log } = parts;
  const { job, losses, openCalls } = result;
  return {
    afterRateLimit: () => chances.afterRateLimit(job.id),
    afterBrokenEngine: () => chances.afterBrokenEngine(job.id),
    record: (error) => recordFailure(error, { log, jobId: job.id, openCalls }),
    takeover() {
      if (model === undefined || !fallback.on || !mayMove(losses)) return undefined;
      chances.tried(job.id, model.id);
      return findTakeover({ model, request: job.request, losses }, parts.models(), {
        order: fallback.order,
        isUp: (provider) => circuits.of(provider).admits,
        wasTried: (id) => chances.wasTried(job.id, id),
      });
    },
  };
}
