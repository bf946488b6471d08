import { UserError } from "../../domain/errors.ts";
import type { Job } from "../../domain/job.ts";
import { missingPositions } from "../../domain/job-pictures.ts";
import { withAddedWords } from "../../domain/added-words.ts";
import { storedPlan } from "../../domain/plan.ts";
import type { GenerationPlan, ImageModel } from "../../providers/image-model.ts";
import { say } from "../../words/index.ts";
import type { RunResult } from "../run-result.ts";
import type { RefusedPicture } from "../../storage/moderation-store.ts";
import { isComposite } from "../is-composite.ts";
import { ownerOf } from "../policy/requester.ts";
import type { Tools } from "../tools.ts";
import { CallJournal } from "./call-journal.ts";
import { planNews } from "./plan-news.ts";

/** All that a run goes by, known before it begins. */
export interface RunFacts {
  readonly job: Job;
  readonly model: ImageModel;
  readonly plan: GenerationPlan;
  readonly journal: CallJournal;
  /** What the missing pictures will take in milliseconds, as earlier runs suggest. */
  readonly expectedMs: number | undefined;
  /** Pictures of earlier runs that the picture check refused: they are not made again. */
  readonly refused: readonly RefusedPicture[];
  /** Whether something of a picture that a person sent is in its pictures. */
  readonly isComposite: boolean;
  /** Whether half-made pictures are shown: not where finished ones are looked at first. */
  readonly hasPreviews: boolean;
}

/**
 * Gathers what a job's run goes by: its model, its plan, what its earlier runs left. A plan that has
 * become another one since the job was admitted is stored, with warnings that say so. Where there is
 * no plan (the model is gone, or cannot do it any more) the run is over with that as the reason.
 * Rejects when the storage fails.
 */
export async function gatherRun(
  job: Job,
  tools: Pick<Tools, "inOrder" | "storage" | "policy">,
): Promise<{ readonly facts: RunFacts } | { readonly over: RunResult }> {
  const { jobs } = tools.storage;
  const model = tools.inOrder().find(({ id }) => id === job.request.model);
  let plan: GenerationPlan;
  try {
    if (model === undefined) throw modelGone(job);
    plan = model.plan(withAddedWords(job.request));
  } catch (error) {
    // Calls of earlier runs may still have been paid for.
    const calls = await jobs.remoteCalls(job.id);
    const openCalls = calls.some(({ state }) => state !== "settled");
    const losses = [{ positions: missingPositions(job), error }];
    return { over: { job, losses, openCalls, aborted: undefined } };
  }
  const [typical, journal, refused, check, composite] = await Promise.all([
    jobs.typicalMilliseconds(model.id),
    CallJournal.open(jobs, job.id, plan, model.repeatable),
    tools.storage.moderation.refusedOf(job.id),
    tools.policy.pictureCheck(ownerOf(job)),
    isComposite(job, (id) => jobs.find(id)),
  ]);
  const expectedMs = typical === undefined ? undefined : typical * missingPositions(job).length;
  const hasPreviews = check === "off";
  const facts = {
    job,
    model,
    plan,
    journal,
    expectedMs,
    refused,
    hasPreviews,
    isComposite: composite,
  };
  const news = planNews(job, plan, model.name);
  if (news === undefined) return { facts };
  const changed = { plan: storedPlan(plan, job.request), warnings: [...job.warnings, ...news] };
  await jobs.replan(job.id, changed);
  return { facts: { ...facts, job: { ...job, ...changed } } };
}

function modelGone({ request: { model } }: Job): UserError {
  return new UserError("unknown-model", say("failure.model-gone", { model }));
}
