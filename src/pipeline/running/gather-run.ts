import type { Job } from "../../domain/job.ts";
import { missingPositions } from "../../domain/job-pictures.ts";
import { storedPlanSchema } from "../../domain/plan.ts";
import type { GenerationPlan, ImageModel } from "../../providers/image-model.ts";
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
}

/**
 * Plans a job, and reads what its earlier runs left. A plan that has become another one since the
 * job was admitted is stored, with warnings that say so. `impossible` is the error of a model that
 * cannot do it any more. Rejects when the storage fails.
 */
export async function gatherRun(
  job: Job,
  model: ImageModel,
  { storage: { jobs } }: Pick<Tools, "storage">,
): Promise<RunFacts | { readonly impossible: unknown }> {
  let plan: GenerationPlan;
  try {
    plan = model.plan(job.request);
  } catch (error) {
    return { impossible: error };
  }
  const [typical, journal] = await Promise.all([
    jobs.typicalMilliseconds(model.id),
    CallJournal.open(jobs, job.id, plan, model.repeatable),
  ]);
  const expectedMs = typical === undefined ? undefined : typical * missingPositions(job).length;
  const news = planNews(job, plan, model.name);
  if (news === undefined) return { job, model, plan, journal, expectedMs };
  const changed = { plan: storedPlanSchema.parse(plan), warnings: [...job.warnings, ...news] };
  await jobs.replan(job.id, changed);
  return { job: { ...job, ...changed }, model, plan, journal, expectedMs };
}
