import { UserError } from "../domain/errors.ts";
import type { Job } from "../domain/job.ts";
import type { ImageModel } from "../providers/image-model.ts";
import { applyConclusion } from "./apply-conclusion.ts";
import { circuitOpen } from "./provider-circuits.ts";
import type { JobInHand } from "./queue.ts";
import { missingPositions, type RunResult } from "./run-result.ts";
import { Run } from "./run.ts";
import type { WorkParts } from "./work-parts.ts";

/**
 * Works on one job that was taken from the queue: plans, runs, and does what follows from it.
 * Every step leaves the journal in a state from which a restart goes on.
 */
export function workOn(job: Job, parts: WorkParts): JobInHand {
  const controller = new AbortController();
  let run: Run | undefined;
  const concluded = work().catch((error: unknown) => {
    // Only the storage can fail here. The job stays `running`, and the next start takes it up.
    parts.log.error({ job: job.id, error }, "a job could not be concluded");
  });
  return {
    job,
    get progress() {
      return run?.progress;
    },
    abort: (reason) => controller.abort(reason),
    concluded,
    released: release(),
  };

  async function release(): Promise<void> {
    await concluded;
    await run?.released;
  }

  async function work(): Promise<void> {
    if (!(await parts.acknowledgements.settled(job.id))) return;
    const model = parts.models().find((each) => each.id === job.request.model);
    const result = model === undefined ? withoutRun(job, goneModel(job)) : await perform(model);
    await applyConclusion(result, model, parts);
  }

  async function perform(model: ImageModel): Promise<RunResult> {
    try {
      run = await prepare(model);
    } catch (error) {
      return withoutRun(job, error);
    }
    const result = await run.perform();
    const gained = result.job.pictures.length > job.pictures.length;
    parts.circuits.of(model.provider).learn(result.losses, gained);
    return result;
  }

  async function prepare(model: ImageModel): Promise<Run> {
    const plan = model.plan(job.request);
    const typical = await parts.storage.jobs.typicalMilliseconds(model.id);
    if (!(await mayEnter(model))) throw circuitOpen(model);
    return new Run(parts, {
      job,
      model,
      plan,
      account: parts.paces.of(model.capabilities.pace),
      signal: controller.signal,
      expectedMs: typical === undefined ? undefined : typical * missingPositions(job).length,
    });
  }

  /** A job that only has to fetch what was already ordered does not ask the circuit. */
  async function mayEnter(model: ImageModel): Promise<boolean> {
    const calls = await parts.storage.jobs.remoteCalls(job.id);
    const ordered = calls.some((call) => call.state === "accepted");
    return model.restartable || ordered || parts.circuits.of(model.provider).enter();
  }
}

function withoutRun(job: Job, error: unknown): RunResult {
  const losses = [{ positions: missingPositions(job), error }];
  return { job, losses, openCalls: false, aborted: undefined };
}

function goneModel(job: Job): UserError {
  return new UserError(
    "unknown-model",
    `The model ${job.request.model} is no longer configured here. Choose another one with /imagine.`,
  );
}
