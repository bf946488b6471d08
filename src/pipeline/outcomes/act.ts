import type { Job } from "../../domain/job.ts";
import type { Tools } from "../tools.ts";
import type { Conclusion, End } from "./conclude.ts";
import type { Takeover } from "./failover.ts";
import { logFailure } from "./log-failure.ts";

/** Carries out what was concluded of a job's run, in one step of the journal. */
export async function act(conclusion: Conclusion, job: Job, tools: Tools): Promise<void> {
  const { chances, storage } = tools;
  switch (conclusion.to) {
    case "later":
      return;
    case "queue":
      if (conclusion.because === "rate-limited") chances.rateLimited(job.id);
      else chances.engineBroke(job.id);
      await storage.jobs.putBack(job.id);
      return;
    case "other-model":
      if (await handOver(conclusion.takeovers, job, tools)) return;
      return finish(conclusion.otherwise, job, tools);
    case "made":
    case "cancelled":
    case "failed":
    case "refused":
      return finish(conclusion, job, tools);
  }
}

/** Hands the job over to the first model that the budget of its owner allows. */
async function handOver(
  takeovers: readonly Takeover[],
  job: Job,
  { chances, storage, log }: Tools,
): Promise<boolean> {
  const from = job.request.model;
  chances.tried(job.id, from);
  for (const { change, reason } of takeovers) {
    if ((await storage.jobs.move(job.id, "queued", change)) === undefined) continue;
    log.warn({ job: job.id, from, to: change.request.model, reason }, "another model takes over");
    return true;
  }
  return false;
}

async function finish(end: End, job: Job, tools: Tools): Promise<void> {
  const failed = "failed" in end ? end.failed : undefined;
  if (failed !== undefined) logFailure(failed, job.id, tools.log);
  if (end.to === "made") await hand(end, job, tools);
  else await tools.notices.end(job.id, end.to, { failure: failed?.failure });
  tools.chances.forget(job.id);
}

/** Hands a job's pictures to its audience; with its last picture the job was made already. */
async function hand(
  { warnings, failed }: Extract<End, { readonly to: "made" }>,
  job: Job,
  { storage, outbox }: Tools,
): Promise<void> {
  const change = { failure: failed?.failure, warnings: [...job.warnings, ...warnings] };
  const made = job.state === "made" ? job : await storage.jobs.move(job.id, "made", change);
  if (made !== undefined) outbox.deliver(made);
}
