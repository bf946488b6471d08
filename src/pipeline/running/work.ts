import { UserError } from "../../domain/errors.ts";
import type { Job } from "../../domain/job.ts";
import type { GenerationPlan, ImageModel } from "../../providers/image-model.ts";
import { CallJournal } from "./call-journal.ts";
import { OrderWithdrawn } from "./abort-reasons.ts";
import { applyConclusion } from "../outcomes/apply-conclusion.ts";
import { circuitOpen } from "../pacing/provider-circuits.ts";
import type { JobInHand } from "../queue/dispatcher.ts";
import { missingPositions, type RunResult } from "./run-result.ts";
import { Run } from "./run.ts";
import type { WorkParts } from "./work-parts.ts";

/**
 * Works on one job that was taken from the queue: plans, runs, and does what follows from it.
 * Every step leaves the journal in a state from which a restart goes on.
 */
export function workOn(job: Job, parts: WorkParts): JobInHand {
  const controller = new AbortController();
  // The run begins while the acknowledgement is on its way, and holds what must not come before it.
  const acknowledged = parts.acknowledgements.settled(job);
  void acknowledged.then((known) => known ?? controller.abort(new OrderWithdrawn()));
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
    const model = parts.models().find((each) => each.id === job.request.model);
    const result = model === undefined ? withoutRun(job, goneModel(job)) : await perform(model);
    if ((await acknowledged) === undefined) return;
    await applyConclusion(result, model, parts);
  }

  async function perform(model: ImageModel): Promise<RunResult> {
    const circuit = parts.circuits.of(model.provider);
    try {
      const { plan, journal, expectedMs } = await prepare(model);
      // A job that only has to fetch what was already ordered does not ask the circuit.
      if (!model.local && !journal.hasOrders && !circuit.enter()) throw circuitOpen(model);
      const account = parts.paces.of(model.capabilities.pace);
      const { signal } = controller;
      const what = { job, model, plan, journal, account, signal, expectedMs, acknowledged };
      run = new Run(parts, what);
    } catch (error) {
      return withoutRun(job, error);
    }
    const result = await run.perform();
    circuit.learn(result.losses, result.job.pictures.length > job.pictures.length);
    return result;
  }

  async function prepare(model: ImageModel): Promise<Preparation> {
    const { jobs } = parts.storage;
    const plan = model.plan(job.request);
    const [typical, journal] = await Promise.all([
      jobs.typicalMilliseconds(model.id),
      CallJournal.open(jobs, job.id, plan, model.repeatable),
    ]);
    const expectedMs = typical === undefined ? undefined : typical * missingPositions(job).length;
    return { plan, journal, expectedMs };
  }
}

/** What a run needs and can be known before it begins. */
interface Preparation {
  readonly plan: GenerationPlan;
  readonly journal: CallJournal;
  readonly expectedMs: number | undefined;
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
